"""Dates as the news gives them: partial dates (EDTF), the days they allow, and how they are worded."""

from timeline.chronology.edtf import ChronologyError, PartialDate, day, interval, month, parse_edtf, year
from timeline.chronology.vocabulary import MODALITIES, PRECISIONS, Modality, Precision
from timeline.chronology.wording import describe, describe_precision

__all__ = [
    "MODALITIES", "PRECISIONS", "ChronologyError", "Modality", "PartialDate", "Precision",
    "day", "describe", "describe_precision", "interval", "month", "parse_edtf", "year",
]
