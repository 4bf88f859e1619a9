"""How does a verb stand in a headline? In the present, after the number of its subject."""

import re

from spacy.tokens import Token

from timeline.extraction.vocabulary import word_set

_IRREGULAR = {
    "be": ("is", "are"),
    "have": ("has", "have"),
    "do": ("does", "do"),
    "go": ("goes", "go"),
    "quiz": ("quizzes", "quiz"),
}
_MISREAD = {"ax": "axe", "instal": "install", "buss": "bus", "we": "wed"}
"""What the lemmatiser makes of “axed”, “installed”, “bussed” and “wed”, and the verbs that they are of."""
_PLAIN = ("stomach", "ao", "eo", "io", "oo", "uo")
_HISSING = ("s", "x", "z", "ch", "sh", "o", "i")


def third_person(lemma: str, *, plural: bool) -> str:
    """“resign” → “resigns”; irregular ones from a table."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][1 if plural else 0]
    if plural:
        return lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) and not lemma.endswith(_PLAIN):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def lemma_of(verb: Token) -> str:
    """The verb's dictionary form; “raged” is of “rage”, since “rag” would have doubled its last letter, “hopes” of
    “hope”, since “hop” would need no e, and “gutted” of “gut”."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    if lemma in _MISREAD and verb.pos_ == "VERB":
        return _MISREAD[lemma]
    if re.search(r"([bdgmnprt])\1e$", lemma) and form in (lemma + "d", lemma[:-1] + "ing"):
        return lemma[:-2]
    if form == lemma + "es" and not lemma.endswith(_HISSING):
        return lemma + "e"
    single_syllable = (
        len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
    )
    if (
        single_syllable
        and form in (lemma + "ed", lemma + "ing")
        and not any(letter in "aeiou" for letter in lemma[:-2])
    ):
        return lemma + "e"
    return lemma


def is_plural(subject: Token | None) -> bool:
    """By tag, by coordination, by a number before it, or by being one of the plural words without an s."""
    if subject is None:
        return False
    if subject.lower_ in (
        "they",
        "we",
        "these",
        "those",
        "many",
        "several",
        "some",
        "both",
        "others",
        "i",
        "you",
        "few",
        "all",
        "most",
    ):
        return True
    if any(child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for child in subject.children):
        return True
    if subject.pos_ == "PROPN":
        return (
            subject.tag_ == "NNPS"
            and subject.lower_.endswith("s")
            and subject.ent_type_ not in ("ORG", "GPE", "PERSON")
        )
    if subject.lower_ == "number" and any(child.lower_ == "the" for child in subject.lefts):
        return False
    named = subject.tag_ == "NNS" or subject.lower_ in word_set("words", "plural_nouns")
    return named or (subject.pos_ == "NUM" and subject.lower_ not in ("1", "one")) or _quantity(subject)


def number_of_verb(verb: Token) -> bool | None:
    """True if the verb's own form is plural (“have killed”), false if singular (“has killed”), ``None`` if it tells
    nothing (“killed”, “would have”)."""
    group = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    if any(token.tag_ == "MD" for token in group):
        return None
    for token in group:
        if token.tag_ == "VBZ" or token.lower_ == "was":
            return False
        if token.lower_ in ("were", "are") or (token.lower_ == "have" and token.tag_ == "VBP"):
            return True
    return None


def plans(predicate: Token) -> bool:
    """“Campaigners plan a march”: the verb itself tells that it is to come."""
    return predicate.tag_ in ("VBZ", "VBP") and predicate.lemma_ in word_set("words", "planning_verbs")


def is_due(predicate: Token) -> bool:
    """“Are due in court”: the headline has no verb at all."""
    states = [child for child in predicate.children if child.dep_ in ("acomp", "attr") and child.i > predicate.i]
    return predicate.lemma_ == "be" and any(state.lower_ in ("due", "expected", "scheduled") for state in states)


def _quantity(subject: Token) -> bool:
    """“More than half the workers”, “dozens of homes”."""
    return any(
        child.dep_ == "prep" and any(c.tag_ == "NNS" for c in child.children) for child in subject.children
    ) and subject.lower_ in ("number", "half", "majority", "dozens", "hundreds", "thousands", "third", "percent")
