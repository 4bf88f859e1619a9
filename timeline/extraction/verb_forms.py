"""How does a verb stand in a headline? In the present, after the number of its subject."""

from spacy.tokens import Token

from timeline.extraction.vocabulary import word_set

_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}


def third_person(lemma: str, *, plural: bool) -> str:
    """“resign” → “resigns”; irregular ones from a table of four."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][1 if plural else 0]
    if plural:
        return lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


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
    number = any(child.dep_ == "nummod" and child.lower_ not in ("1", "one") for child in subject.children)
    named = subject.tag_ == "NNS" or subject.lower_ in word_set("words", "plural_nouns")
    return named or number or (subject.pos_ == "NUM" and subject.lower_ not in ("1", "one")) or _quantity(subject)


def _quantity(subject: Token) -> bool:
    """“More than half the workers”, “dozens of homes”."""
    return any(
        child.dep_ == "prep" and any(c.tag_ == "NNS" for c in child.children) for child in subject.children
    ) and subject.lower_ in ("number", "half", "majority", "dozens", "hundreds", "thousands", "third", "percent")
