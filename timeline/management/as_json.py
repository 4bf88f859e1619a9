"""What do ``extract --json`` and ``evaluate --predictions-out`` say of an article? A contract with other programs."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from timeline.extraction.mention import Figure, Mention
from timeline.ingestion import Document


def write_articles(
    articles: Iterable[dict[str, Any]], write: Callable[[str], Any], *, after: Callable[[], dict[str, Any]] = dict
) -> None:
    """One JSON object, article by article, so that no batch is held in memory; closed even where it breaks off.

    ``after`` gives what follows the articles in the object, once they are all read.
    """
    write('{\n "articles": [')
    try:
        for number, article in enumerate(articles):
            lines = json.dumps(article, ensure_ascii=False, indent=1).split("\n")
            write(("," if number else "") + "".join(f"\n  {line}" for line in lines))
    finally:
        rest = (f',\n "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in after().items())
        write(f"\n ]{''.join(rest)}\n}}\n")


def article_as_json(source: str, document: Document, mentions: Sequence[Mention]) -> dict[str, Any]:
    """The article's part of the command contract; dates are EDTF, offsets half-open code points of ``text``."""
    return {
        "path": source,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "text": document.text,
        "events": [
            mention_as_json(mention) | {"told_again": [_span(m) for m in mentions if m.repeats == place]}
            for place, mention in enumerate(mentions)
            if mention.repeats is None
        ],
    }


def _span(mention: Mention) -> dict[str, Any]:
    """A sentence that tells an event again."""
    return {"quote": mention.exact, "start": mention.start, "end": mention.end}


def mention_as_json(mention: Mention) -> dict[str, Any]:
    derivation = mention.derivation
    return {
        "date": mention.date.edtf if mention.date else None,
        "precision": mention.precision,
        "modality": mention.modality,
        "title": mention.title,
        "category": mention.category,
        "quote": mention.exact,
        "start": mention.start,
        "end": mention.end,
        "expression": derivation.expression if derivation else "",
        "rule": derivation.rule if derivation else "",
        "actors": list(mention.actors),
        "places": list(mention.places),
        "figures": [figure_as_json(figure) for figure in mention.figures],
        "undated_reason": mention.undated_reason,
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """Whole numbers without a decimal point: JSON has one kind of number, readers of it have two."""
    return {name: whole(value) for name, value in asdict(figure).items()}


def whole(value: Any) -> Any:
    """A whole number without its decimal point; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
