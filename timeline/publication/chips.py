"""Which filters are set, in words, and where does taking each away lead?"""

from dataclasses import dataclass

from timeline.chronology import describe, parse_edtf
from timeline.publication.facets import Facet, names_of
from timeline.publication.filters import BY_PARAMETER
from timeline.publication.moments import moment_in_words
from timeline.publication.selection import Selection


@dataclass(frozen=True)
class Chip:
    """``address`` is the same view without this filter."""

    label: str
    value: str
    address: str
    icon: str = ""


def chips_of(selection: Selection, facets: tuple[Facet, ...]) -> tuple[Chip, ...]:
    """One chip a value; the two ends of the period share one."""
    chips: list[Chip] = []
    if selection.has_period:
        rest = selection.without("from").without("to")
        chips.append(Chip("Period", period_in_words(selection), rest.address()))
    listed = {(facet.parameter, option.value): option for facet in facets for option in facet.options}
    for parameter, value in selection.pairs:
        if parameter in ("from", "to", "sort"):
            continue
        label, address = BY_PARAMETER[parameter].label, selection.without(parameter, value).address()
        option = listed.get((parameter, value))
        if option:
            chips.append(Chip(label, option.label, address, option.icon))
        else:
            chips.append(Chip(label, _in_words(parameter, value), address))
    return tuple(chips)


def period_in_words(selection: Selection) -> str:
    """“October 2023 – November 2023”, “from October 2023”, “October 2023”."""
    start, end = selection.first("from"), selection.first("to")
    first, last = (describe(parse_edtf(text)) if text else "" for text in (start, end))
    if start and end:
        return first if start == end else f"{first} – {last}"
    return f"from {first}" if start else f"until {last}"


def _in_words(parameter: str, value: str) -> str:
    if parameter == "asof":
        return describe(parse_edtf(value))
    if parameter == "since":
        return moment_in_words(value)
    return f"“{value}”" if parameter == "q" else names_of(parameter, [value])[value]
