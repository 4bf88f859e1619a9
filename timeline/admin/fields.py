"""How does a curator type dates, names and figures?"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django import forms

from timeline.chronology import ChronologyError, PartialDate, parse_edtf
from timeline.extraction.mention import QUALIFIERS
from timeline.extraction.phrases import read_phrase
from timeline.models.words import number_in_digits

FIGURE = re.compile(
    r"(?:(?P<qualifier>[a-z_ ]+?)\s+)?(?P<value>\d[\d,]*(?:\.\d+)?)(?:\s*[-–]\s*(?P<high>\d[\d,]*(?:\.\d+)?))?"
    r"\s+(?P<unit>[^\d|]+?)(?:\s*\|\s*(?P<attributed_to>.*))?",
    re.IGNORECASE,
)


DATE_HELP = "2023-11-24, 2023-11, 2011/.. or 2023-09~ (about), or words such as 24 November 2023; empty: undated"
FIGURES_HELP = "One a line, such as: more than 1,200 killed | health officials"
QUALIFIER_WORDS = ", ".join(qualifier.replace("_", " ") for qualifier in QUALIFIERS)


class PartialDateField(forms.CharField):
    """An EDTF date, or words for one, read against ``reference`` (a publication date); empty is undated."""

    widget = forms.TextInput(attrs={"size": 30, "spellcheck": "false"})
    reference: dt.date | None = None

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        try:
            return parse_edtf(text) if text else None
        except ChronologyError as error:
            if date := read_phrase(text, reference=self.reference):
                return date
            raise forms.ValidationError(str(error)) from error


class LinesField(forms.CharField):
    """Several values, one a line; changed only if the lines read otherwise than those first shown."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _lines(self.prepare_value(initial)) != _lines(data or "")


class NamesField(LinesField):
    """Names, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 40})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())

    def clean(self, value: Any) -> list[str]:
        return [line[:200] for line in _lines(super().clean(value))]


class FiguresField(LinesField):
    """Figures, one a line: ``more than 1,200 killed | health officials``."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 60})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(figure_lines(value or ()))

    def clean(self, value: Any) -> list[dict[str, Any]]:
        return [self._figure(line) for line in _lines(super().clean(value))]

    def _figure(self, line: str) -> dict[str, Any]:
        match = FIGURE.fullmatch(line)
        qualifier = (match["qualifier"] or "exact").strip().lower().replace(" ", "_") if match else ""
        if not match or qualifier not in QUALIFIERS:
            raise forms.ValidationError(
                f"“{line}” is not a figure. Write a number and what it counts, such as “more than 1,200 killed | "
                f"health officials”; before the number may stand {QUALIFIER_WORDS}."
            )
        return {
            "value": float(match["value"].replace(",", "")),
            "high": float(match["high"].replace(",", "")) if match["high"] else None,
            "unit": match["unit"].strip(),
            "qualifier": qualifier,
            "attributed_to": (match["attributed_to"] or "").strip(),
        }


def figure_lines(figures: Iterable[dict[str, Any]]) -> list[str]:
    """The figures in the form that FiguresField reads."""
    lines = []
    for figure in figures:
        qualifier = (figure.get("qualifier") or "exact").replace("_", " ")
        high = f"–{number_in_digits(figure['high'])}" if figure.get("high") is not None else ""
        number = ("" if qualifier == "exact" else f"{qualifier} ") + number_in_digits(figure["value"]) + high
        credit = f" | {figure['attributed_to']}" if figure.get("attributed_to") else ""
        lines.append(f"{number} {figure['unit']}{credit}")
    return lines


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
