"""Where does each sentence of a paragraph begin and end? Own rules: parsers cut at “Oct. 7” and glue subheads."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from timeline.extraction.paragraphs import Paragraph
from timeline.extraction.vocabulary import word_set

_STOP = re.compile(r"(?<![.!?…])[.!?…]{1,6}[\"')\]]{0,3}(?=\s|$)")
_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}"
_CAPITALS = r"[A-Z][A-Z.'-]{2,30}(?:[ /][A-Z][A-Za-z.'-]{1,30}){0,4}"
_PLACE = r"[A-Z][A-Za-z.'-]{1,30}(?: [A-Z][A-Za-z.'-]{1,30}){0,3}"
_MORE = r"(?:,\s[A-Z\d][\w.'-]{0,30}(?:\s[A-Z\d][\w.'-]{0,30}){0,3})"
_AGENCY = r"\s?(?:\([^()\n]{1,40}\)\s?)"
_DASH = r"\.?(?:\s?[\u2014\u2013_]{1,2}\s?|\s?--\s?|\s-\s|-\s)"
_OPENING = r"(?=[\"'(]?[A-Z0-9])"
_DATELINE = re.compile(
    rf"{_CAPITALS}{_MORE}{{0,4}}{_AGENCY}?{_DASH}{_OPENING}"
    rf"|{_CAPITALS}(?:{_MORE}{{0,3}},\s{_DAY}(?:,\s\d{{4}})?)?:\s{_OPENING}"
    rf"|{_PLACE}{_MORE}{{0,4}}{_AGENCY}{_DASH}{_OPENING}"
    rf"|{_PLACE}{_MORE}{{0,3}},\s{_DAY}(?:,\s\d{{4}})?(?:{_DASH}|:\s){_OPENING}"
)
"""“LONDON, Essex, Monday, March 3.—”, “LONDON, Mar 3:”, “London (Agency) - ”, “London, March 3 – ”."""
_ABBREVIATIONS = word_set("layout", "abbreviations")
_MAY_END = word_set("layout", "abbreviations_that_may_end")
_NUMBERING = word_set("layout", "abbreviations_before_numbers")
_LOWER = word_set("layout", "abbreviations_in_lower_case")
_WORD = re.compile(r"\w+|[^\w\s]")
LONGEST = 1200
MOST_WORDS = 150
"""Code points, and words with marks counted as words. A longer run without a stop is cut at white space: what is done
with a parse grows with the square of its words. The longest of 6,497 sentences of news had 107 words, 593 code points.
"""


@dataclass(frozen=True)
class Sentence:
    """``text[start:end]``, stripped; ``paragraph`` and ``place`` count from 0 within the article and the paragraph.

    ``quoted`` are the spans of the sentence inside quotation marks, which may have opened in an earlier paragraph.
    """

    start: int
    end: int
    paragraph: int
    place: int
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def quoted_share(self) -> float:
        return sum(end - start for start, end in self.quoted) / max(1, self.length)


def split_sentences(
    text: str,
    paragraph: Paragraph,
    *,
    number: int,
    quotations: tuple[tuple[int, int], ...] = (),
) -> tuple[Sentence, ...]:
    """The sentences of one paragraph of plain ``text``, without its dateline."""
    start = skip_dateline(text, paragraph)
    found = []
    for place, (begin, end) in enumerate(_spans(text, start, paragraph.end)):
        found.append(Sentence(begin, end, number, place, _quoted(quotations, begin, end)))
    return tuple(found)


def _quoted(quotations: tuple[tuple[int, int], ...], begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """What of the ordered ``quotations`` lies between; found by halving, since there may be thousands."""
    first = bisect_right(quotations, begin, key=lambda span: span[1])
    behind = (quotations[place] for place in range(first, len(quotations)))
    return tuple((max(begin, a), min(end, b)) for a, b in takewhile(lambda span: span[0] < end, behind))


def skip_dateline(text: str, paragraph: Paragraph) -> int:
    """Where the first sentence begins behind “LONDON, March 3 (Agency) - ”, “LONDON, Monday, March 3.—”."""
    match = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 140))
    return match.end() if match and match.end() < paragraph.end else paragraph.start


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() > begin and _ends_sentence(text, stop, begin, end):
            yield from _capped(text, begin, stop.end())
            begin = stop.end()
    yield from _capped(text, begin, end)


def _ends_sentence(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip()
    if not following:
        return True
    opening = following.lstrip("\"'([")[:1]
    if opening.islower():
        return False
    if stop[0][0] in "!?" or stop[0].startswith(('."', "…")) or len(stop[0]) > 1:
        return not (stop[0][-1] in "\"'" and _attribution(following))
    word = _last_word(text, begin, stop.start())
    if word.lower() in _MAY_END:
        return opening.isupper() and _starts_sentence(following)
    initial = len(word) == 1 and word.isupper() and word != "I"
    return not initial and not _abbreviates(word, opening)


def _abbreviates(word: str, opening: str) -> bool:
    """“Ore.” is a state, “ore.” and “ill.” are words; “no.” and “fig.” abbreviate before a number only."""
    if word.lower() not in _ABBREVIATIONS:
        return False
    if word.islower() and word in _NUMBERING:
        return opening.isdigit()
    return not word.islower() or word in _LOWER


def _last_word(text: str, begin: int, end: int) -> str:
    """The letters and inner dots in front of the stop: “U.S”, “Oct”, “a.m”."""
    start = end
    while start > begin and end - start < 12 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    return text[start:end]


def _starts_sentence(following: str) -> bool:
    """After “U.S.” or “a.m.” a new sentence is believed only where a common opening word follows."""
    return following.lstrip("\"'").split(" ", 1)[0].lower() in word_set("words", "sentence_openings")


def _attribution(following: str) -> bool:
    """'“Is it over?” she asked' is one sentence; a capital name behind the mark is left a sentence of its own."""
    return following[:1].islower()


def _capped(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stripped span, cut into pieces of at most ``LONGEST`` and ``MOST_WORDS``."""
    while begin < end:
        piece = _piece_end(text, begin, end)
        body = text[begin:piece]
        stripped = body.strip()
        if stripped:
            offset = begin + len(body) - len(body.lstrip())
            yield offset, offset + len(stripped)
        begin = piece


def _piece_end(text: str, begin: int, end: int) -> int:
    """``end``, or where to cut: at the last white space in the second half of what may stand together, if any."""
    limit = min(end, begin + LONGEST)
    if limit - begin > MOST_WORDS:
        beyond = islice(_WORD.finditer(text, begin, limit), MOST_WORDS, None)
        limit = next((word.start() for word in beyond), limit)
    if limit == end:
        return end
    blank = text.rfind(" ", (begin + limit) // 2, limit)
    return blank if blank > 0 else limit
