"""Does reading take time in proportion to the text, whatever the text is?

A text is made four times as long: what is linear then takes four times as long, what is quadratic sixteen times. The
bound lies between, at 6.8, which is 2.6 for each doubling. Processor time, the least of several runs, and a look at the
short text only where the long one took long enough to measure.
"""

import ast
import dataclasses
import datetime as dt
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline.extraction
from tests.rigs.fuzz import PIECES
from timeline.extraction.characters import plain
from timeline.extraction.counts import find_counts
from timeline.extraction.cues import cues_of_words
from timeline.extraction.extent import reading_end
from timeline.extraction.paragraphs import split_paragraphs
from timeline.extraction.quotations import find_quotations
from timeline.extraction.sentences import split_sentences
from timeline.extraction.timex3 import tag
from timeline.extraction.timexes import find_timexes
from timeline.extraction.titles import tidy

RATIO = 2.6**2
SHORT, STAGE_SHORT = 1_000, 2_000
"""Characters that a pattern and a stage are first given; then four times as many."""
MEASURABLE, STAGE_MEASURABLE = 0.003, 0.05
"""Seconds: less is not worth a second look. What is quadratic takes ten times as long."""
WINDOWS = {"timexes._BEFORE": 24, "figures._TOLL": 110}
"""Patterns that are only ever applied to so many characters, or matched at one place alone."""


@given(st.text())
def test_timexes_never_overlap(text: str) -> None:
    found = find_timexes(text)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


def _patterns() -> dict[str, re.Pattern[str]]:
    """Every regular expression of the room by the name it goes by, also those that stand in a call."""
    found: dict[re.Pattern[str], str] = {}
    for entry in pkgutil.iter_modules(timeline.extraction.__path__):
        module = importlib.import_module(f"timeline.extraction.{entry.name}")
        for name, value in vars(module).items():
            if not name.startswith("__"):
                for place, pattern in _inside(value, name):
                    found.setdefault(pattern, f"{entry.name}.{place}")
        for line, pattern in _in_calls(inspect.getsource(module)):
            found.setdefault(pattern, f"{entry.name}, line {line}")
    return {name: pattern for pattern, name in found.items()}


def _inside(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, tuple | list):
        for place, member in enumerate(value):
            yield from _inside(member, f"{name}[{place}]")
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _inside(member, f"{name}[{key!r}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        title = getattr(value, "name", name)
        for field in dataclasses.fields(value):
            yield from _inside(getattr(value, field.name), f"{name}, {title}")


def _in_calls(source: str) -> Iterator[tuple[int, re.Pattern[str]]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr != "compile"
            if of_re and isinstance(node.args[0], ast.Constant):
                yield node.lineno, re.compile(node.args[0].value)


PATTERNS = _patterns()


def test_every_regular_expression_is_found() -> None:
    assert len(PATTERNS) > 40
    assert {name.split(".")[0] for name in PATTERNS} >= {"counts", "paragraphs", "sentences", "timex_patterns"}


@pytest.mark.parametrize("name", PATTERNS)
def test_regular_expression_takes_time_in_proportion(name: str) -> None:
    """Sought everywhere in every hostile text; the mark at its end keeps “up to the end” from being found at once."""
    pattern, short = PATTERNS[name], WINDOWS.get(name, 4 * SHORT) // 4

    def search(text: str) -> None:
        for _ in pattern.finditer(text):
            pass

    assert [p for p in PIECES if _outgrows(search, p, short=short, end="\x01", measurable=MEASURABLE)] == []


def _sentences(text: str) -> list[object]:
    paragraphs = split_paragraphs(text)
    quotations = find_quotations(text, paragraphs)
    return [split_sentences(text, paragraph, number=0, quotations=quotations) for paragraph in paragraphs]


STAGES: dict[str, Callable[[str], object]] = {
    "extent": reading_end,
    "characters": plain,
    "paragraphs, quotations and sentences": _sentences,
    "timexes": find_timexes,
    "TIMEX3": lambda text: tag(text, reference=dt.date(2024, 6, 11)),
    "categories": cues_of_words,
    "figures": find_counts,
    "titles": tidy,
}


@pytest.mark.parametrize("name", STAGES)
def test_stage_takes_time_in_proportion(name: str) -> None:
    stage = STAGES[name]
    slow = [p for p in PIECES if _outgrows(stage, p, short=STAGE_SHORT, end="", measurable=STAGE_MEASURABLE)]
    assert slow == []


def _outgrows(work: Callable[[str], object], piece: str, *, short: int, end: str, measurable: float) -> bool:
    """True if four times the text takes more than ``RATIO`` times the time, by the least of up to five runs of each."""
    once, fourfold = (piece * (size // len(piece) + 1) + end for size in (short, 4 * short))
    short_time = long_time = float("inf")
    for _ in range(5):
        long_time = min(long_time, _seconds(work, fourfold))
        if long_time < measurable:
            return False
        short_time = min(short_time, _seconds(work, once))
        if long_time < RATIO * short_time:
            return False
    return True


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time."""
    started = time.process_time()
    work(text)
    return time.process_time() - started
