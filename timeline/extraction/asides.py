"""Which words under a verb have no place in its headline? Credits, appositions, and subjects read into the object."""

from spacy.tokens import Token

from timeline.extraction.vocabulary import word_set

_CLAUSE_OPENERS = frozenset(("after", "before", "since", "until", "while", "as"))
_OBJECTS = frozenset(("dobj", "attr", "npadvmod", "dep", "appos"))


def is_aside(child: Token) -> bool:
    """True for what hangs on a word and tells something else than the event."""
    if child.dep_ == "prep":
        return _credit(child) or _opens_a_clause(child)
    if child.dep_ == "advmod" and child.lower_ in ("there", "here"):
        return child.head.lemma_ != "be"
    if child.dep_ in ("conj", "cc"):
        noun = child if child.dep_ == "conj" else _joined_by(child)
        return noun is not None and loose_subject(noun)
    return child.dep_ in _OBJECTS and child.i > child.head.i and _second_object(child)


def loose_subject(noun: Token) -> bool:
    """“Voted in favour and Elbonia abstained”: the noun right before a past tense that has no other subject."""
    verb = verb_behind(noun)
    return verb is not None and not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux") for c in verb.children)


def verb_behind(noun: Token) -> Token | None:
    """The finite verb right behind a noun phrase, or behind an aside between commas that follows it."""
    doc, place = noun.doc, noun.i + 1
    if noun.pos_ not in ("NOUN", "PROPN") or place >= len(doc):
        return None
    if doc[place].text == ",":
        close = next((token.i for token in doc[place + 1 :] if token.text == ","), None)
        if close is None or close - place > 8 or any(token.tag_ in ("VBD", "VBZ", "CC") for token in doc[place:close]):
            return None
        place = close + 1
    while place < len(doc) and doc[place].dep_ in ("aux", "auxpass", "advmod") and place < noun.i + 14:
        place += 1
    if place >= len(doc) or doc[place].tag_ not in ("VBD", "VBN", "VBZ") or doc[place].dep_ in ("acl", "amod"):
        return None
    finite = doc[place].tag_ != "VBN" or doc[place - 1].dep_ in ("aux", "auxpass")
    return doc[place] if finite else None


def _credit(preposition: Token) -> bool:
    """“According to the army”, “by the country's own count”."""
    if preposition.lower_ == "according":
        return True
    nouns = (child for child in preposition.children if child.dep_ == "pobj")
    return preposition.lower_ == "by" and any(
        noun.lemma_.lower() in word_set("words", "counting_nouns") for noun in nouns
    )


def _opens_a_clause(preposition: Token) -> bool:
    """“After the committee, meeting abroad, gave …”: a conjunction read as a preposition, its subject as the noun."""
    nouns = (child for child in preposition.children if child.dep_ == "pobj")
    return preposition.lower_ in _CLAUSE_OPENERS and any(loose_subject(noun) for noun in nouns)


def _joined_by(joint: Token) -> Token | None:
    return next((c for c in joint.head.children if c.dep_ == "conj" and c.i > joint.i), None)


def _second_object(noun: Token) -> bool:
    """“Raised the rate to 5%, its tenth rise”: a further object behind a comma, nothing joining it."""
    first = noun.left_edge
    if first.i == 0 or first.nbor(-1).text not in (",", "–", "—", "-") or first.i - 1 <= noun.head.i:
        return False
    joined = any(child.dep_ in ("cc", "conj") for child in noun.head.children if child.i > noun.head.i)
    return noun.pos_ in ("NOUN", "PROPN") and (noun.head.pos_ in ("VERB", "AUX") and not joined)
