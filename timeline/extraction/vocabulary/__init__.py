"""Where are the word lists of this room, and how are they read? Data, so that a word is added without touching code."""

import functools
import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@functools.cache
def load(name: str) -> Any:
    """The JSON file ``name``.json of this folder, read once per process; callers never change it."""
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@functools.cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One list of the file ``name``, for membership tests."""
    return frozenset(load(name)[key])
