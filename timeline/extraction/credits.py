"""On whose word does a sentence give its numbers, and which numbers are a toll that somebody put at so much?"""

from spacy.tokens import Token

from timeline.extraction.antecedents import is_pronoun
from timeline.extraction.clauses import Clause, clause_position
from timeline.extraction.reading import SentenceReading
from timeline.extraction.vocabulary import load, word_set


def credits_of(reading: SentenceReading, *, counted: tuple[int, ...]) -> dict[int, str]:
    """Whom the sentence credits, by position of the counted word; words that nobody is credited with are left out.

    A credit holds for the numbers of the clause that it belongs to (with participles and joined verbs of the same
    subject), never for those of a clause beside or around it.
    """
    found: dict[int, str] = {}
    for place, clause in enumerate(reading.clauses):
        if clause.head.lemma_ in word_set("words", "reporting_verbs") and (name := _speaker(clause)):
            for position in _reported(place, reading, counted):
                found.setdefault(position, name)
    for token in reading.doc:
        if name := _named_credit(token):
            for position in _beside(token, reading, counted):
                found[position] = name
    for position in counted:
        if (verb := _putting(reading.doc[position])) is not None and (name := _subject_words(verb)):
            found[position] = name
    return found


def toll_units(reading: SentenceReading, *, counted: tuple[int, ...]) -> dict[int, str]:
    """“Put the toll at 88”: the unit that the object of the verb names, by position of the number."""
    units: dict[int, str] = {}
    for position in counted:
        verb = _putting(reading.doc[position])
        if verb is None:
            continue
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        words = {below.lower_ for child in objects for below in child.subtree}
        for unit, names in load("measures")["toll_units"].items():
            if words & set(names):
                units.setdefault(position, unit)
    return units


def name_of(head: Token) -> str:
    """The noun phrase up to its first comma or clause, without an article; empty for what is no noun."""
    if head.pos_ not in ("NOUN", "PROPN"):
        return ""
    clauses = {below.i for child in head.children if child.dep_ in ("relcl", "acl", "appos") for below in child.subtree}
    tokens = [token for token in head.subtree if token.i not in clauses and token.i >= head.left_edge.i]
    last = next((token.i for token in tokens if token.i > head.i and token.text in (",", "–", "—", ";", "(")), None)
    span = [token for token in tokens if last is None or token.i < last]
    if span and span[0].lower_ in ("the", "a", "an") and len(span) > 1:
        span = span[1:]
    return "".join(token.text_with_ws for token in span).strip()


def _speaker(clause: Clause) -> str:
    own = next((child for child in clause.head.children if child.dep_ == "nsubj"), None)
    relative = own is None or is_pronoun(own)
    return "" if relative or own is None or own.lower_ in ("who", "which", "that") else name_of(own)


def _reported(place: int, reading: SentenceReading, counted: tuple[int, ...]) -> list[int]:
    """The numbers of what is said: those under the verb's content, or of the clause before “…, officials said”."""
    verb = reading.clauses[place].head
    own = next(child for child in verb.children if child.dep_ == "nsubj")
    content = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    if content is not None and content.i > verb.i:
        below = {token.i for token in content.subtree}
        return [position for position in counted if position in below and position > verb.i]
    behind = own.left_edge.i > 0 and own.left_edge.nbor(-1).text in (",", "”", '"')
    return _beside(own, reading, counted) if behind else []


def _named_credit(token: Token) -> str:
    """“According to X”, “by the country's own count”."""
    if token.lower_ == "according":
        to = next((child for child in token.children if child.lower_ == "to"), token)
        named = next((child for child in to.children if child.dep_ == "pobj"), None)
        return name_of(named) if named is not None else ""
    if token.lower_ != "by" or token.dep_ not in ("prep", "agent"):
        return ""
    counting = word_set("words", "counting_nouns")
    named = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in counting), None)
    return name_of(named) if named is not None and any(c.dep_ in ("poss", "amod") for c in named.children) else ""


def _beside(token: Token, reading: SentenceReading, counted: tuple[int, ...]) -> list[int]:
    """The numbers of the clause whose number stands nearest before the token, or first behind it."""
    before = [position for position in counted if position < token.i]
    nearest = before[-1] if before else next((position for position in counted if position > token.i), None)
    if nearest is None:
        return []
    scope = _scope(reading.doc[nearest], reading)
    return [p for p in (before or counted) if _scope(reading.doc[p], reading) == scope]


def _scope(token: Token, reading: SentenceReading) -> int | None:
    """The finite clause around a word: up over participles and over verbs joined without a subject of their own."""
    place = clause_position(token, reading.clauses)
    while place is not None:
        clause = reading.clauses[place]
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.head.children)
        bound = clause.role in ("main", "relative", "content", "temporal")
        if own or clause.parent is None or (bound and clause.head.tag_ != "VBG"):
            return place
        place = clause.parent
    return None


def _putting(number: Token) -> Token | None:
    """The verb of “put the toll at 88”."""
    at = number.head if number.dep_ == "pobj" else number.head.head
    verb = at.head
    putting = at.lower_ == "at" and verb.lemma_ in ("put", "place", "estimate", "set")
    return verb if putting else None


def _subject_words(verb: Token) -> str:
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return "" if own is None or is_pronoun(own) else name_of(own)
