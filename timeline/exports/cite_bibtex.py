"""How is an event cited in LaTeX? As a BibTeX entry that biblatex reads too."""

from timeline.chronology.wording import MONTHS
from timeline.exports.reference import Reference

MEDIA_TYPE = "application/x-bibtex; charset=utf-8"

_SPECIAL = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_"}
    | {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}", "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
    }
)  # fmt: skip
"""Braces by name: BibTeX counts even those behind a backslash. Other letters stay as they are, in UTF-8."""


def render(reference: Reference) -> str:
    """``@misc``, known to every style. Double braces keep the case of the title and the site's name in one piece."""
    site, changed = _escaped(reference.site), reference.changed
    fields = {
        "author": f"{{{{{site}}}}}",
        "title": f"{{{{{_escaped(reference.title)}}}}}",
        "organization": f"{{{{{site}}}}}",
        "year": f"{{{changed.year}}}",
        "month": MONTHS[changed.month - 1][:3].lower(),
        "date": f"{{{changed.isoformat()}}}",
        "url": f"{{{reference.url}}}",
        "note": f"{{{_escaped(reference.note)}}}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@misc{{{reference.key},\n{lines}\n}}\n"


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
