"""Which figures of an event count, and in which unit?"""

from collections.abc import Iterable, Mapping
from typing import Any

CoreFigure = tuple[float, str]
"""Value and unit; qualifier and attribution are not scored."""

_SYNONYMS = {
    "killed": "dead deaths death died fatalities casualties",
    "injured": "wounded hurt injuries",
    "hostages": "hostage captives abducted",
    "freed": "released",
    "arrested": "detained arrests",
    "displaced": "homeless evacuated",
    "participants": "protesters marchers demonstrators attendees",
    "usd": "$ us$ dollars",
    "gbp": "£ pounds",
    "eur": "€ euros euro",
    "missing": "",
    "rescued": "",
}
"""The units that are scored, with other words for them; “3 schools” is nobody's headline and is left out."""
_UNIT = {word: unit for unit, words in _SYNONYMS.items() for word in (unit, *words.split())}


def core_figures(figures: Iterable[Mapping[str, Any]] | None) -> frozenset[CoreFigure]:
    """The scored figures among those of one event; a value that is no number is passed over."""
    found = set()
    for figure in figures or ():
        unit = _UNIT.get(str(figure.get("unit", "")).lower().strip())
        try:
            value = float(str(figure.get("value")).replace(",", ""))
        except ValueError:
            continue
        if unit:
            found.add((value, unit))
    return frozenset(found)
