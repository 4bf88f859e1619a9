"""Under which year, month and day does an event stand in the list, without looking surer than it is?

A date known to the day stands on its day; a month, a week or a period stands in the month in which it begins, with a
label of its own; anything coarser stands under its year.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.chronology import PartialDate, parse_edtf
from timeline.chronology.wording import describe_days, is_about
from timeline.models.words import date_in_words, weekday_in_words, wording
from timeline.publication.cards import Card

_NOTES: dict[str, Promise] = {
    "month": gettext_lazy("no day given"),
    "season": gettext_lazy("no month given"),
    "year": gettext_lazy("no month given"),
    "decade": gettext_lazy("no year given"),
    "week": gettext_lazy("known to the week"),
    "range": gettext_lazy("period"),
}


@dataclass
class Day:
    """Cards under one date label, the ``first`` day of which orders it; ``coarse`` unless it is one known day."""

    label: str
    note: str
    first: dt.date | None
    coarse: bool
    cards: list[Card] = field(default_factory=list)


@dataclass
class Month:
    """``key`` is ``2023-11``."""

    key: str
    title: str
    days: list[Day] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(day.cards) for day in self.days)


@dataclass
class Year:
    """``days`` are those known no better than to the year; they stand where the year begins."""

    number: int
    oldest_first: bool
    months: list[Month] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)


def by_year(cards: Iterable[Card], *, newest_first: bool) -> list[Year]:
    """Group cards that come in order of their first possible day.

    “1 November” and “November” begin on the same day: the coarser one stands where the month begins.
    """
    years: dict[int, Year] = {}
    for card in cards:
        first = card.event.sorts_on
        year = years.setdefault(first.year, Year(first.year, oldest_first=not newest_first))
        _place(card, year)
    for year in years.values():
        for month in year.months:
            month.days.sort(key=lambda day: (day.first, not day.coarse), reverse=newest_first)
    return list(years.values())


def ungrouped(cards: Iterable[Card]) -> list[Day]:
    """Each card under a label of its own, in the order in which they come."""
    days = []
    for card in cards:
        label = label_of(_date_of(card), first=card.event.sorts_on, whole=True)
        label.cards.append(card)
        days.append(label)
    return days


def in_one_column(years: Iterable[Year]) -> list[Day]:
    """The same cards in the same order, each date written out once and under no year or month."""
    column: list[Day] = []
    for year in years:
        days = [day for month in year.months for day in month.days]
        ordered = [*year.days, *days] if year.oldest_first else [*days, *year.days]
        for each in ungrouped(card for day in ordered for card in day.cards):
            if column and (column[-1].label, column[-1].note) == (each.label, each.note):
                column[-1].cards += each.cards
            else:
                column.append(each)
    return column


def label_of(date: PartialDate, *, first: dt.date, whole: bool = False) -> Day:
    """A label without cards: “7” and “Saturday”, or “November 2023” and “no day given”.

    ``whole`` writes a day out, for where no month stands above it.
    """
    if date.precision == "day" and not date.approximate:
        words = date_in_words(date) if whole else str(first.day)
        return Day(words, weekday_in_words(first), first, coarse=False)
    words, doubt = describe_days(date, say=wording()), _doubt(date)
    if date.open_ended:
        return Day(words, _joined(_("no end given"), doubt), first, coarse=True)
    return Day(words, doubt or str(_NOTES.get(date.precision, "")), first, coarse=True)


def _doubt(date: PartialDate) -> str:
    """What keeps the date from being sure: “approximate”, “uncertain” or both."""
    return _joined(_("approximate") if is_about(date) else "", _("uncertain") if date.uncertain else "")


def _joined(*notes: str) -> str:
    return ", ".join(note for note in notes if note)


def month_key(date: PartialDate) -> str:
    """``2023-11`` if the date, or the beginning of the period, is known at least to the month; else nothing."""
    start, _, end = date.edtf.partition("/")
    known = parse_edtf(start if start not in ("", "..") else end)
    return known.edtf[:7] if known.precision in ("day", "month") else ""


def _place(card: Card, year: Year) -> None:
    date, first = _date_of(card), card.event.sorts_on
    key = month_key(date)
    days = _month(year, key).days if key else year.days
    label = label_of(date, first=first)
    for day in days:
        if (day.label, day.note) == (label.label, label.note):
            day.cards.append(card)
            return
    label.cards.append(card)
    days.append(label)


def _date_of(card: Card) -> PartialDate:
    date = card.event.date
    assert date is not None
    return date


def _month(year: Year, key: str) -> Month:
    for month in year.months:
        if month.key == key:
            return month
    month = Month(key, date_in_words(parse_edtf(key)))
    year.months.append(month)
    return month
