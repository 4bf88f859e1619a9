"""How is a date said to readers when nobody is sure of it?

EDTF level 1 marks a date as uncertain (``?``), approximate (``~``) or both (``%``): “11 June 2024, uncertain” is
that day or another one, “about 11 June 2024” is a day near it.
"""

from timeline.chronology import PartialDate, describe, describe_precision, parse_edtf


def date_in_words(date: PartialDate | None) -> str:
    """“11 June 2024, uncertain”, “about September 2023”, “undated”."""
    if date is None:
        return describe(None)
    return describe(taken_as_sure(date)) + (", uncertain" if is_uncertain(date) else "")


def precision_in_words(date: PartialDate | None) -> str:
    """“known to the day, uncertain”."""
    if date is None:
        return describe_precision(None)
    return describe_precision(taken_as_sure(date)) + (", uncertain" if is_uncertain(date) else "")


def edtf_in_words(edtf: str) -> str:
    """The same for a date as it is kept; empty is undated."""
    return date_in_words(parse_edtf(edtf) if edtf else None)


def is_uncertain(date: PartialDate) -> bool:
    return any(mark in date.edtf for mark in "?%")


def taken_as_sure(date: PartialDate) -> PartialDate:
    """The same date without its doubt; what is approximate stays so."""
    return parse_edtf(date.edtf.replace("?", "").replace("%", "~"))
