"""Strings that break programs, from outside this repository; and events whose every word is one of them."""

import json
import re
from pathlib import Path

import pytest

from tests import crowds
from timeline.models import Event

HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"
needs_strings = pytest.mark.skipif(not HOSTILE.exists(), reason="the shared collection of hostile strings is not here")


def strings() -> list[str]:
    return json.loads((HOSTILE / "naughty-strings.json").read_text(encoding="utf-8"))


def is_one_letter(text: str) -> bool:
    """Whether one letter carries so many marks that a line can neither hold nor break it."""
    return bool(re.search(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{8}", text))


def publish(*, breakable: bool = False) -> list[Event]:
    """One event for each string that says anything: its title, summary, quote, names, figure and article are it."""
    told = [text for text in strings() if text.strip() and not (breakable and is_one_letter(text))]
    words = [
        crowds.Words(
            title=text[:200], summary=text, quote=text, name=text[:200], said_by=text[:300], headline=text[:400],
            day=f"20{place // 12 % 24:02}-{place % 12 + 1:02}-{place % 28 + 1:02}" if place % 5 else "",
        )
        for place, text in enumerate(told)
    ]  # fmt: skip
    return crowds.publish(words)
