"""Which filters are set, in words, and where does taking each away lead?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.chronology import parse_edtf
from timeline.models.words import date_in_words
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
        chips.append(Chip(_("Period"), period_in_words(selection), rest.address()))
    listed = {(facet.parameter, option.value): option for facet in facets for option in facet.options}
    for parameter, values in selection.chosen:
        if parameter in ("from", "to", "sort"):
            continue
        words = _in_words(parameter, [value for value in values if (parameter, value) not in listed])
        for value in values:
            option = listed.get((parameter, value))
            shown = (option.label, option.icon) if option else (words[value], "")
            address = selection.without(parameter, value).address()
            chips.append(Chip(str(BY_PARAMETER[parameter].label), shown[0], address, shown[1]))
    return tuple(chips)


def period_in_words(selection: Selection) -> str:
    """“October 2023 – November 2023”, “from October 2023”, “October 2023”."""
    start, end = selection.first("from"), selection.first("to")
    first, last = (date_in_words(parse_edtf(text)) if text else "" for text in (start, end))
    if start and end:
        return first if start == end else f"{first} – {last}"
    return _("from {date}").format(date=first) if start else _("until {date}").format(date=last)


def _in_words(parameter: str, values: list[str]) -> dict[str, str]:
    """One query at most."""
    if parameter == "asof":
        return {value: date_in_words(parse_edtf(value)) for value in values}
    if parameter == "since":
        return {value: moment_in_words(value) for value in values}
    if parameter == "q":
        return {value: _("“{words}”").format(words=value) for value in values}
    return names_of(parameter, values)
