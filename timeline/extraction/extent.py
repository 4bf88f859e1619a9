"""How much of a text is read? An article whole; of what is far longer only the beginning, and that is told."""

import re
from itertools import islice

_WORD = re.compile(r"\w+|[^\w\s]")
LONGEST = 400_000
MOST_WORDS = 20_000
"""Code points, and words with marks counted as words: some 100,000 code points of prose, like the longest features. A
word takes 0.2 ms, in a text made to be slow 0.4, so that no text takes more than 10 s of one core."""
_NEAR = 5_000


def reading_end(text: str) -> int:
    """Where reading ends: ``len(text)``, or the last paragraph, line, sentence or word that ends within the bounds."""
    limit = min(len(text), LONGEST)
    if limit > MOST_WORDS:
        beyond = islice(_WORD.finditer(text, 0, limit), MOST_WORDS, None)
        limit = next((word.start() for word in beyond), limit)
    if limit == len(text):
        return limit
    ends = (text.rfind(mark, max(0, limit - _NEAR), limit) for mark in ("\n\n", "\n", ". ", " "))
    return next((end + 1 for end in ends if end > 0), limit)


def unread(text: str) -> str:
    """A sentence for the editor that says how much of the text was not searched; empty if all of it was."""
    end = reading_end(text)
    if end == len(text):
        return ""
    return (
        f"Only the first {end:,} of {len(text):,} characters were searched for events: at most {MOST_WORDS:,} words "
        "are read at once. Take the rest in as a text of its own to have it searched."
    )
