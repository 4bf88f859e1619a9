"""Which words around a quote may be shown with it, and which words of it give the date?"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.models import Citation

CONTEXT_LIMIT = 300
"""Characters of context on either side; a longer sentence is cut between words."""

ELLIPSIS = "…"
_END = re.compile(r"(?:[.!?…][\"'”’»)\]]*\s+)(?=[\"'“‘«(\[]*[^\Wa-z_])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True)
class Quote:
    """A quote parted at the words that give its date; ``timex`` is empty where it has none."""

    before: str
    timex: str
    after: str


@dataclass(frozen=True)
class Passage:
    """One quoted sentence with its context, and every citation that quotes just it.

    ``skipped`` is the text between the passage before and this one, ``skipped_words`` how many words that is.
    ``opens_midway`` and ``ends_midway`` tell that what is shown begins or stops inside a sentence.
    """

    citations: tuple[Citation, ...]
    quote: Quote
    before: str
    after: str
    skipped: str
    opens_midway: bool = False
    ends_midway: bool = False

    @property
    def lead(self) -> str:
        """The context before, with an ellipsis where it leaves out the beginning of its sentence."""
        return f"{ELLIPSIS} {self.before.lstrip()}" if self.opens_midway else self.before

    @property
    def tail(self) -> str:
        return f"{self.after.rstrip()} {ELLIPSIS}" if self.ends_midway else self.after

    @property
    def skipped_words(self) -> int:
        return len(self.skipped.split())


def split_quote(citation: Citation) -> Quote:
    exact, start, end = citation.exact, citation.expression_start, citation.expression_end
    if start is None or end is None or not citation.start <= start < end <= citation.end:
        return Quote(exact, "", "")
    first, last = start - citation.start, end - citation.start
    return Quote(exact[:first], exact[first:last], exact[last:])


def sentence_before(text: str, start: int, *, floor: int = 0) -> int:
    """Where the sentence begins that ends before ``start``; not before ``floor``."""
    end = len(text[:start].rstrip())
    window = max(floor, end - 4 * CONTEXT_LIMIT)
    begin = max((stop for stop in _boundaries(text, window, end) if stop < end), default=window)
    if end - begin > CONTEXT_LIMIT:
        cut = text.find(" ", end - CONTEXT_LIMIT, end)
        begin = cut + 1 if cut >= 0 else end - CONTEXT_LIMIT
    return max(begin, floor)


def sentence_after(text: str, end: int, *, ceiling: int | None = None) -> int:
    """Where the sentence ends that begins after ``end``, half-open; not beyond ``ceiling``."""
    ceiling = len(text) if ceiling is None else ceiling
    begin = end + len(text[end:ceiling]) - len(text[end:ceiling].lstrip())
    window = min(ceiling, begin + 4 * CONTEXT_LIMIT)
    stop = min((stop for stop in _boundaries(text, begin, window) if stop > begin), default=window)
    if stop - begin > CONTEXT_LIMIT:
        cut = text.rfind(" ", begin, begin + CONTEXT_LIMIT)
        stop = cut if cut > begin else begin + CONTEXT_LIMIT
    return min(stop, ceiling)


def passages_of(text: str, citations: Sequence[Citation]) -> tuple[tuple[Passage, ...], str]:
    """The quoted sentences of one article in its order, and the text behind the last one."""
    quoted: dict[tuple[int, int], list[Citation]] = defaultdict(list)
    for citation in citations:
        quoted[citation.start, citation.end].append(citation)
    spans = sorted(quoted)
    passages, shown_until = [], 0
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        first = min(sentence_before(text, start, floor=min(shown_until, start)), start)
        last = max(sentence_after(text, end, ceiling=max(following, end)), end)
        passages.append(
            Passage(
                tuple(quoted[start, end]),
                split_quote(quoted[start, end][0]),
                before=text[first:start],
                after=text[end:last],
                skipped=text[shown_until:first],
                opens_midway=not between_sentences(text, first),
                ends_midway=not between_sentences(text, last),
            )
        )
        shown_until = max(shown_until, last)
    return tuple(passages), text[shown_until:]


def in_context(citation: Citation) -> Passage:
    """One citation with a sentence either side."""
    text = citation.article.text
    first, last = sentence_before(text, citation.start), sentence_after(text, citation.end)
    return Passage(
        (citation,),
        split_quote(citation),
        before=text[first : citation.start],
        after=text[citation.end : last],
        skipped="",
        opens_midway=not between_sentences(text, first),
        ends_midway=not between_sentences(text, last),
    )


def between_sentences(text: str, position: int) -> bool:
    """True where no sentence goes on across a position, be it before, behind or within the space between two."""
    behind = text[position:].lstrip()
    start, stop = len(text[:position].rstrip()), len(text) - len(behind)
    if not start or not behind:
        return True
    near = _boundaries(text, max(0, start - 2 * CONTEXT_LIMIT), stop + CONTEXT_LIMIT)
    return any(start < boundary <= stop for boundary in near)


def _boundaries(text: str, start: int, end: int) -> list[int]:
    """Positions in a window of the text at which a sentence begins.

    A full stop behind an abbreviation or an initial (“Oct. 7”, “the U.S. Congress”) ends none: a context that is one
    sentence too long is better than one that stops in the middle.
    """
    window = text[start:end]
    found = []
    for match in _END.finditer(window):
        stop = window[: match.start() + 1]
        if match.group().strip() and _ABBREVIATION.search(stop[-12:]):
            continue
        found.append(start + match.end())
    return found
