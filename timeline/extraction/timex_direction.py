"""Does a sentence look ahead or back? Tense and modal verbs near an expression, read off the words alone."""

import re
from typing import Literal

from timeline.extraction.timex_readings import Timex

Direction = Literal["ahead", "back", ""]

_AHEAD = (
    r"will|shall|'ll|’ll|won['’]t|going to|to be|scheduled|expects?|expected|plans?|planned|due|is to|are to|set to|"
    r"intends?|upcoming|begins|starts|opens|ends|expires?|deadline|payable|would|might|could|may|planning|until|"
    r"as (?:soon|early) as"
)
_BACK = r"was|were|had|did|has|have|ended|\w{3,}ed|began|came|went|took|made|rose|fell|met|won|lost|left|became|told"
_VERBS = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?:{_BACK}))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;][\"”’']?\s+(?=[A-Z\"“])|\n")
_REACH = 100


def direction(text: str, timex: Timex) -> Direction:
    """Where the nearest verb before the expression in its sentence looks, or else the first one behind it."""
    before = _SENTENCE_END.split(text[max(0, timex.start - _REACH) : timex.start])[-1]
    found = list(_VERBS.finditer(before))
    if found:
        return "ahead" if found[-1]["ahead"] else "back"
    behind = _VERBS.search(_SENTENCE_END.split(text[timex.end : timex.end + _REACH])[0])
    if behind is None:
        return ""
    return "ahead" if behind["ahead"] else "back"
