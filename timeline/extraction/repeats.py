"""Which mentions of an article tell an event again that it has told before?

Two mentions are one event where their dates agree (equal, or the one within the other), nothing speaks against it
(modality, figures), and either their titles share most of their words, or the later sentence takes the event up with
“the blast …”. Thresholds from the gold articles: no two of their events are folded into one.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain

from timeline.extraction.mention import Mention
from timeline.extraction.vocabulary import load, word_set

_SHARED = 0.6
_FEWEST_SHARED = 3
_POINTING = ("the", "that", "this")
_MOST_OF_A_DAY = 100
"""Events of one day that a later sentence may take up; no article tells so many."""


def fold_repeats(mentions: list[Mention]) -> list[Mention]:
    """The mentions as they are, each that repeats another with that one's position in the list as ``repeats``."""
    folded: list[Mention] = []
    told = _Told()
    for place, mention in enumerate(mentions):
        first = next((p for p in told.alike(mention) if _same_event(folded[p], mention)), None)
        folded.append(mention if first is None else replace(mention, repeats=first))
        if first is None:
            told.add(place, mention)
    return folded


@dataclass
class _Told:
    """The places of the events told so far, by the words of their titles and by their days, in the order told.

    An article in which thousands of things happen is gone through once, not once for each.
    """

    sizes: dict[int, int] = field(default_factory=dict)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    by_day: dict[str, list[int]] = field(default_factory=dict)

    def add(self, place: int, mention: Mention) -> None:
        content = _content(mention.title)
        self.sizes[place] = len(content)
        for word in content or ("",):
            self.by_word.setdefault(word, []).append(place)
        if mention.date is not None and mention.date.precision == "day":
            self.by_day.setdefault(mention.date.edtf, []).append(place)

    def alike(self, mention: Mention) -> list[int]:
        """Those whose titles share most words with the mention's, or whose day it takes up again."""
        content = _content(mention.title)
        lists = (self.by_word.get(word, ()) for word in content or ("",))
        shared, size, sizes = Counter(chain.from_iterable(lists)), len(content), self.sizes
        alike = {place for place, both in shared.items() if both >= _SHARED * (sizes[place] + size - both)}
        if mention.date is not None and mention.exact[:5].lower().split()[0] in _POINTING:
            alike.update(self.by_day.get(mention.date.edtf, ())[:_MOST_OF_A_DAY])
        return sorted(alike)


def _same_event(first: Mention, later: Mention) -> bool:
    if first.start == later.start or first.modality != later.modality:
        return False
    if not _dates_agree(first, later) or _figures_differ(first, later):
        return False
    return _titles_agree(first, later) or _takes_up(first, later)


def _dates_agree(first: Mention, later: Mention) -> bool:
    if first.date is None or later.date is None:
        return first.date is later.date
    return first.date.contains(later.date) or later.date.contains(first.date)


def _figures_differ(first: Mention, later: Mention) -> bool:
    """Two numbers for the same measure are two statements, if not two events."""
    known, told = ({figure.unit: (figure.value, figure.high) for figure in m.figures} for m in (first, later))
    return any(unit in known and known[unit] != value for unit, value in told.items())


def _titles_agree(first: Mention, later: Mention) -> bool:
    one, two = _content(first.title), _content(later.title)
    shared = len(one & two)
    return shared >= min(_FEWEST_SHARED, len(one), len(two)) and shared >= _SHARED * len(one | two)


def _takes_up(first: Mention, later: Mention) -> bool:
    """“The blast, heard 20 miles away, …” of a day on which an explosion was told."""
    opening = later.exact.split()[:3]
    if first.date is None or later.date is None or first.date.precision != "day" or len(opening) < 3:
        return False
    if opening[0].lower() not in _POINTING or first.date.edtf != later.date.edtf:
        return False
    families = load("event_families")
    if opening[1].lower() in families["any_event"] and opening[2].lower() in families["taking_place"]:
        return True
    family = _family(opening[1])
    return bool(family) and any(_family(word) == family for word in first.title.split())


def _content(title: str) -> frozenset[str]:
    words = (word.strip(".,'’\"").lower() for word in title.split())
    return frozenset(_stem(word) for word in words if word and word not in word_set("words", "trailing_words"))


def _stem(word: str) -> str:
    """Enough to see “kills” and “killed”, “miner's” and “miners” as one."""
    for ending in ("'s", "’s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def _family(word: str) -> str:
    stem = _stem(word.strip(".,'’\"").lower())
    families = load("event_families")["families"].items()
    return next((name for name, words in families if any(_stem(known) == stem for known in words)), "")
