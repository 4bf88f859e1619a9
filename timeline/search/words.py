"""Which words does a reader's query ask for, and in which form are words compared?

Text is folded the same way when it is stored and when it is asked for, so that SQLite and PostgreSQL see the same
words whatever their own rules on accents, hyphens and numbers.
"""

import re
import unicodedata
from dataclasses import dataclass

QUERY_LIMIT = 200
"""Characters of a query that are read; the page says so when there were more."""
TERM_LIMIT = 16
PREFIX_LENGTH = 3
"""A last word shorter than this is not taken as the beginning of a longer one: it would match nearly everything."""

# The stop words of PostgreSQL's English dictionary: it never indexes them, so SQLite must not ask for them either.
STOP_WORDS = frozenset(
    """i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom this that these those am is are was were be
    been being have has had having do does did doing a an the and but if or because as until while of at by for with
    about against between into through during before after above below to from up down in out on off over under again
    further then once here there when where why how all any both each few more most other some such no nor not only
    own same so than too very s t can will just don should now""".split()
)
_WORD = re.compile(r"[^\W_]+")
QUOTATION_MARKS = '"“”«»„'
_QUOTED = re.compile(f"[{QUOTATION_MARKS}]([^{QUOTATION_MARKS}]*)[{QUOTATION_MARKS}]")


@dataclass(frozen=True)
class Term:
    """One or more folded words that follow each other; ``prefix`` lets the last one go on."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(text: str) -> str:
    """Lower-case words without accents, parted by single spaces; everything else is left out."""
    plain = unicodedata.normalize("NFKD", text.encode("utf-8", "ignore").decode())
    unmarked = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return " ".join(_WORD.findall(unmarked.casefold()))


def read_terms(query: str) -> tuple[Term, ...]:
    """The terms of a query, all of which must match; none if it holds no word that is worth looking up.

    Quoted words are one phrase. A last word that is long enough and not quoted matches longer words too.
    """
    query = query[:QUERY_LIMIT].strip()
    phrases = [_trim(fold(phrase).split()) for phrase in _QUOTED.findall(query)]
    free = fold(_QUOTED.sub(" ", query)).split()
    last = len(free) - 1 if query[-1:] not in QUOTATION_MARKS else None
    terms = [Term(words) for words in phrases if words]
    for number, word in enumerate(free):
        if word not in STOP_WORDS:
            terms.append(Term((word,), prefix=number == last and len(word) >= PREFIX_LENGTH))
    return tuple(dict.fromkeys(terms))[-TERM_LIMIT:]


def _trim(words: list[str]) -> tuple[str, ...]:
    """A phrase without the stop words around it, which PostgreSQL could not find."""
    worth = [number for number, word in enumerate(words) if word not in STOP_WORDS]
    return tuple(words[worth[0] : worth[-1] + 1]) if worth else ()
