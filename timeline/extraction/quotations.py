"""Which stretches of an article are somebody's words? A quotation may open in one paragraph and close in another."""

import re

from timeline.extraction.paragraphs import Paragraph

_MARK = re.compile(r"[\"“”«»„]")
_OPENERS = "“«„"
_CLOSERS = "”»"
LONGEST = 3000
"""Code points a quotation may run before an unclosed mark is taken for a slip."""


def find_quotations(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[int, int], ...]:
    """Spans including their marks, in order, of the text as it stands (with typographic marks if it has them).

    A mark that opens and is not closed in its paragraph holds until the next closing mark, if the next paragraph
    opens with a mark of its own (the way that papers carry a quotation on) or closes it; else to its paragraph's end.
    """
    spans: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        spans.extend(_paragraph_spans(text, paragraph))
    return tuple(spans)


def _paragraph_spans(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        position = mark.start()
        closes = mark[0] in _CLOSERS or (mark[0] == '"' and opened is not None)
        if closes:
            begin = opened if opened is not None else (paragraph.start if not spans else None)
            if begin is not None and position + 1 - begin <= LONGEST:
                spans.append((begin, position + 1))
            opened = None
        elif opened is None:
            opened = position
    if opened is not None and paragraph.end - opened <= LONGEST:
        spans.append((opened, paragraph.end))
    return spans
