"""Why may two tellings be one event? In words, for the curator who decides."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from timeline.chronology import PartialDate, describe
from timeline.matching.claims import fit_together
from timeline.matching.dates import plain
from timeline.matching.telling import Count, Telling
from timeline.matching.wording import nearly_the_same
from timeline.matching.words import actions_of, stem_of, words_of

_MOST_NAMES = 4
_SHARE = re.compile(r"\b\d+ of (?:the )?\d+\b")
_QUALIFIED = ("about", "more_than", "at_least", "up_to", "nearly")


def reasons_for(one: Telling, other: Telling) -> tuple[str, ...]:
    """What both have in common, the date first: “same day, 10 June 2024”, “both name the Security Council”."""
    return tuple(_reasons(one, other))


def count_in_words(count: Count) -> str:
    """“more than 1,200 killed”."""
    high = f"–{_digits(count.high)}" if count.high is not None else ""
    qualifier = f"{count.qualifier.replace('_', ' ')} " if count.qualifier in _QUALIFIED else ""
    return f"{qualifier}{_digits(count.value)}{high} {count.measure.replace('_', ' ')}"


def _reasons(one: Telling, other: Telling) -> Iterator[str]:
    yield _dates(one.date, other.date)
    if nearly_the_same(one.exact, other.exact):
        yield "the quotes are nearly word for word the same"
    names = _shared_names((*one.actors, *one.places), (*other.actors, *other.places))
    if names:
        yield f"both name {_listed(names[:_MOST_NAMES])}"
    yield from (reason for pair in ((one, other), (other, one)) for reason in _taken_up(*pair))
    if words := _shared_words(one, other):
        yield f"both titles have {_listed([f'“{word}”' for word in words[:_MOST_NAMES]])}"
    yield from _acts(one, other)
    yield from (f"both quotes have {share}" for share in _SHARE.findall(one.exact) if share in other.exact)
    yield from _figures(one.figures, other.figures)


def _dates(one: PartialDate | None, other: PartialDate | None) -> str:
    if one is None or other is None:
        return "neither has a date" if one is other else f"only one has a date, {describe(one or other)}"
    if plain(one) == plain(other):
        return f"same {'day' if one.precision == 'day' else 'date'}, {describe(one)}"
    if one.overlaps(other):
        wider, narrower = (one, other) if one.contains(other) else (other, one)
        return f"{describe(narrower)} lies in {describe(wider)}" if wider.contains(narrower) else "the dates overlap"
    return f"the dates differ, {describe(one)} and {describe(other)}"


def _shared_names(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Names of ours of which the last word stands in one of theirs: “Joe Biden” and “Mr Biden”."""
    known = {stem_of(word) for name in theirs for word in words_of(name)}
    return [name for name in dict.fromkeys(ours) if words_of(name) and stem_of(words_of(name)[-1]) in known]


def _taken_up(telling: Telling, other: Telling) -> Iterator[str]:
    """“The resolution …” stands behind a sentence that names who the other telling names."""
    before = {stem_of(word) for word in words_of(telling.before)} if telling.takes_up else set()
    own = {stem_of(word) for name in (*telling.actors, *telling.places) for word in words_of(name)}
    names = [name for name in (*other.actors, *other.places) if {*map(stem_of, words_of(name))} <= before - own]
    if names := [name for name in names if words_of(name)]:
        opening = " ".join(telling.exact.split()[:2])
        yield f"“{opening} …” follows on a sentence that names {_listed(names[:_MOST_NAMES])}"


def _shared_words(one: Telling, other: Telling) -> list[str]:
    """Words of the title of one, as they stand there, that the other title has in some form; names are told apart."""
    names, theirs = {*one.name_words}, {stem_of(word) for word in other.title_words}
    words = (word.strip(".,;:’'“”\"") for word in one.title.split())
    told = ((word, [part for part in words_of(word) if part not in names]) for word in words)
    return [word for word, parts in told if parts and all(stem_of(part) in theirs for part in parts)]


def _acts(one: Telling, other: Telling) -> Iterator[str]:
    """The first two words of the titles, in other forms, for one kind of act."""
    for word, known in product(one.title_words, other.title_words):
        if stem_of(word) != stem_of(known) and actions_of(word) & actions_of(known):
            yield f"“{word}” and “{known}” may tell of one act"
            return


def _figures(ours: tuple[Count, ...], theirs: tuple[Count, ...]) -> Iterator[str]:
    """For each measure that both count: two figures that fit each other, or else the first two."""
    for measure in dict.fromkeys(count.measure for count in ours):
        pairs = [pair for pair in product(ours, theirs) if {count.measure for count in pair} == {measure}]
        fitting = next((pair for pair in pairs if fit_together(*pair)), None)
        for pair in [fitting] if fitting else pairs[:1]:
            yield f"figures {'fit' if fitting else 'differ'}: {' and '.join(map(count_in_words, pair))}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _digits(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
