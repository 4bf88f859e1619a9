"""How is what extraction found written into a row that keeps it?"""

from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Citation, Mention

SET_BY_EDITOR = "set by an editor"
"""The rule of a date that a person chose; no later resolving replaces it."""

DERIVATION_FIELDS = (
    "edtf", "earliest", "latest", "precision", "expression", "expression_start", "expression_end", "rule",
    "reference", "explanation", "undated_reason",
)  # fmt: skip


def derive(row: Mention, found: FoundMention) -> None:
    """Give the row the date found, with how it came about; unsaved."""
    row.date = found.date
    row.undated_reason = found.undated_reason
    derivation = found.derivation
    row.expression = derivation.expression[:300] if derivation else ""
    row.rule = derivation.rule[:300] if derivation else ""
    row.reference = derivation.reference[:300] if derivation else ""
    row.explanation = derivation.explanation if derivation else ""
    row.expression_start = derivation.start if derivation else None
    row.expression_end = derivation.end if derivation else None


def copy_derivation(source: Mention, target: Citation) -> None:
    """Give the citation the mention's date and its derivation; unsaved."""
    for name in DERIVATION_FIELDS:
        setattr(target, name, getattr(source, name))
    target.reference_date = None if source.rule == SET_BY_EDITOR else source.article.published_on
