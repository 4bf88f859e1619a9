"""Whom does “he”, “it” or “which” stand for? Names of what a text spoke of last, by kind."""

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from timeline.extraction.verb_forms import is_plural
from timeline.extraction.vocabulary import word_set

Kind = Literal["she", "he", "person", "thing", "group"]

PRONOUNS: dict[str, tuple[Kind, ...]] = {
    "he": ("he", "person"),
    "him": ("he", "person"),
    "she": ("she", "person"),
    "her": ("she", "person"),
    "it": ("thing",),
    "they": ("group",),
    "them": ("group",),
    "who": ("he", "she", "person", "group"),
}
_OTHERS = frozenset(
    (
        "i",
        "we",
        "you",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "there",
        "what",
        "one",
        "everyone",
        "nobody",
        "someone",
        "others",
        "another",
        "some",
        "many",
        "most",
        "all",
        "both",
        "each",
        "us",
        "me",
        "its",
    )
)


MEMORY = 4


@dataclass(frozen=True)
class Referent:
    """``named`` is true for a proper name, false for “an official”."""

    name: str
    kind: Kind
    plural: bool
    named: bool = True


@dataclass
class Discourse:
    """What the text has spoken of lately, latest last; filled sentence by sentence in reading order.

    A person is forgotten after ``MEMORY`` sentences: better no name than a wrong one.
    """

    referents: list[tuple[int, Referent]] = field(default_factory=list)
    speaker: Referent | None = None
    sentence: int = 0

    def remember(self, referent: Referent) -> None:
        self.referents.append((self.sentence, referent))
        del self.referents[:-40]

    def next_sentence(self) -> None:
        self.sentence += 1

    def resolve(self, pronoun: str) -> Referent | None:
        """The latest fitting referent, subjects before others having been remembered last."""
        if pronoun.lower() in ("i", "me", "we", "us"):
            return self.speaker
        kinds = PRONOUNS.get(pronoun.lower(), ())
        fitting = (
            referent
            for said_in, referent in reversed(self.referents)
            if referent.kind in kinds and self.sentence - said_in < MEMORY
        )
        return next(fitting, None)


def is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON" or token.lower_ in PRONOUNS or token.lower_ in _OTHERS


def kind_of(head: Token) -> Kind:
    """Kind of a noun phrase by its entity type, its title words and its number."""
    words = {token.lower_ for token in head.subtree if abs(token.i - head.i) < 8}
    if (
        head.ent_type_ == "PERSON"
        or words & word_set("words", "honorifics") & {"mr", "mr.", "mrs", "mrs.", "ms", "sir", "dr"}
        or _human(head)
    ):
        if words & word_set("words", "she_words"):
            return "she"
        return "he" if words & word_set("words", "he_words") else "person"
    return "group" if is_plural(head) else "thing"


def _human(head: Token) -> bool:
    lowered = head.lower_
    known = word_set("words", "he_words") | word_set("words", "she_words") | word_set("words", "human_nouns")
    return head.pos_ == "NOUN" and (
        lowered in known
        or lowered.endswith(("man", "woman", "minister", "secretary", "leader", "president", "official", "officer"))
    )
