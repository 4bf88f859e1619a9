"""Whom does “he”, “it” or “which” stand for? Names of what a text spoke of last, by kind."""

from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Token

from timeline.extraction.verb_forms import is_plural
from timeline.extraction.vocabulary import load, word_set

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
"""Sentences after which what was spoken of is forgotten: better no name than a wrong one."""
Rank = Literal["subject", "joined", "below", "object", "other"]
Undergone = Literal["", "custody", "other"]
_FARTHER = {"subject": 0.0, "joined": 0.1, "below": 0.5, "object": 1.2, "other": 1.6}
"""How many sentences farther away a name seems that was not the subject of the main clause."""


_FAR_TIE = 0.6
"""Within which difference two people are equally far, if the nearest is over two sentences away or undergoes."""


@dataclass(frozen=True)
class Referent:
    """``named`` is true for a proper name, false for “an official”; ``body`` for whatever can decide or sign."""

    name: str
    kind: Kind
    plural: bool
    named: bool = True
    body: bool = False
    human: bool = False
    definite: bool = True


@dataclass(frozen=True)
class _Spoken:
    """A referent with its place: sentence, paragraph, and how it stood in its clause."""

    referent: Referent
    sentence: int
    paragraph: int
    rank: Rank


@dataclass
class Discourse:
    """What the text has spoken of lately, latest last; filled sentence by sentence in reading order.

    ``main`` is the person whom the article is about, if it is about one: his or her pronoun means nobody else, but
    right after a sentence of which another person was the subject. ``known`` names things by their common noun
    (“the vessel”), as the text introduced them.
    """

    spoken: list[_Spoken] = field(default_factory=list)
    speaker: Referent | None = None
    main: Referent | None = None
    people: dict[str, Kind] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    sentence: int = 0
    paragraph: int = 0

    def remember(self, referent: Referent, rank: Rank = "subject") -> None:
        self.spoken.append(_Spoken(referent, self.sentence, self.paragraph, rank))
        del self.spoken[:-60]

    def next_sentence(self, paragraph: int = 0) -> None:
        self.sentence += 1
        self.paragraph = paragraph

    def as_person(self, referent: Referent) -> Referent:
        """A surname alone that the parse took for a thing, or of which it does not tell whether “he” or “she”."""
        kind = self.people.get(referent.name.rsplit(" ", 1)[-1])
        if kind is None or referent.plural or referent.kind not in ("thing", "person") or not referent.named:
            return referent
        if referent.kind == "thing" and " " in referent.name:
            return referent
        return replace(referent, kind=kind, human=True, body=False)

    def introduce(self, noun: str, name: str) -> None:
        self.known.setdefault(noun, set()).add(name)

    def called(self, noun: str) -> str:
        """The one thing that the text has introduced as a ``noun``, or as a kind of it; empty if several or none."""
        names = set(self.known.get(noun, ()))
        for narrower in load("kinds").get(noun, ()):
            names |= self.known.get(narrower, set())
        return next(iter(names)) if len(names) == 1 else ""

    def resolve(
        self,
        pronoun: str,
        *,
        agentive: bool = False,
        but: str = "",
        within: float = MEMORY + 1,
        undergone: Undergone = "",
        acted_on: bool = False,
    ) -> Referent | None:
        """The nearest fitting referent, subjects before objects; ``None`` where two are equally near.

        ``agentive`` prefers people and bodies (for “it agreed” none but a body will do); ``but`` is a name that it
        cannot be; ``within`` is the greatest distance, counted in sentences, that is trusted. ``undergone`` is said
        of the subject of a passive: after “police held two men”, “they were charged” means the men, and of “they were
        seen” nobody knows. ``acted_on`` is an object, which means an object before a subject.
        """
        pronoun = pronoun.lower()
        if pronoun in ("i", "me", "we", "us"):
            return self.speaker
        kinds = PRONOUNS.get(pronoun, ())
        near = [
            (self._distance(spoken, kinds, agentive) + _shift(spoken, undergone, acted_on), -place, spoken.referent)
            for place, spoken in enumerate(self.spoken)
            if _fits(spoken.referent, pronoun, kinds)
            and spoken.referent.name != but
            and self.sentence - spoken.sentence < MEMORY
            and (spoken.referent.body or not (agentive and pronoun == "it"))
        ]
        near.sort(key=lambda entry: entry[:2])
        if self.main is not None and self.main.kind in kinds and self.main.name != but:
            other = near[0] if near and near[0][0] < 0.6 else None
            return other[2] if other else self.main
        if not near or near[0][0] > min(within, _reach(pronoun)) or _tied(near, pronoun, undergone, acted_on):
            return None
        return near[0][2]

    def _distance(self, spoken: _Spoken, kinds: tuple[Kind, ...], agentive: bool) -> float:
        referent = spoken.referent
        far = self.sentence - spoken.sentence + _FARTHER[spoken.rank]
        far += 0.5 * (spoken.paragraph != self.paragraph) + 0.4 * (not referent.definite)
        far += 1.5 * (agentive and not (referent.body or referent.human or referent.kind in ("he", "she", "person")))
        far += 0.5 * ("group" in kinds and not (referent.human or referent.body))
        return far + 0.4 * (bool(kinds) and referent.kind != kinds[0])


def _fits(referent: Referent, pronoun: str, kinds: tuple[Kind, ...]) -> bool:
    """A body that is spoken of as many (“Rovers … they”) fits both “it” and “they”."""
    return referent.kind in kinds or (pronoun in ("they", "them") and referent.body and referent.named)


def _shift(spoken: _Spoken, undergone: Undergone, acted_on: bool) -> float:
    """How much nearer an object seems, to a pronoun that undergoes or is acted on, than it would to a subject."""
    if spoken.rank == "object":
        people = spoken.referent.human or spoken.referent.kind != "thing"
        return -1.4 if acted_on or (undergone == "custody" and people) else -1.2 if undergone and people else 0.0
    return 0.0


def _reach(pronoun: str) -> float:
    """One person is no longer meant two sentences on and in another paragraph: a wrong name is worse than none."""
    return 2.4 if pronoun in ("he", "she", "him", "her") else MEMORY + 1


def _tied(near: list[tuple[float, int, Referent]], pronoun: str, undergone: Undergone, acted_on: bool) -> bool:
    """Two people as near as each other: nobody knows which “he” is. From afar they are so at a greater difference."""
    others = [entry for entry in near if entry[2].name != near[0][2].name]
    if not others:
        return False
    apart = others[0][0] - near[0][0]
    if undergone == "other" and near[0][2].kind != "thing":
        return apart < _FAR_TIE
    people = acted_on or undergone or pronoun in ("he", "she", "him", "her")
    return bool(people) and apart < (_FAR_TIE if near[0][0] > 2 else 0.05)


_PEOPLE = frozenset(("people", "men", "women", "children", "police", "troops", "crew", "staff", "residents"))
_MAKERS = ("men", "women", "ers", "ists", "ors")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "all"))


def is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON" or token.lower_ in PRONOUNS or token.lower_ in _OTHERS


def kind_of(head: Token) -> Kind:
    """Kind of a noun phrase by its entity type, its title words and its number."""
    if is_plural(head) or (head.pos_ == "NOUN" and head.lower_.endswith(("men", "women"))):
        return "group"
    words = {token.lower_ for token in head.subtree if token.i <= head.i and head.i - token.i < 6}
    titled = words & word_set("words", "honorifics") & {"mr", "mr.", "mrs", "mrs.", "ms", "sir", "dr"}
    if head.ent_type_ == "PERSON" or titled or _human(head):
        return _gender(words | _age_words(head))
    return "thing"


def _age_words(head: Token) -> set[str]:
    """“Anna Bell, the chairwoman, …”: nouns in apposition tell too."""
    return {child.lower_ for child in head.children if child.dep_ == "appos"}


def _gender(words: set[str]) -> Kind:
    if words & word_set("words", "she_words"):
        return "she"
    if words & word_set("words", "he_words"):
        return "he"
    she, he = words & word_set("first_names", "she"), words & word_set("first_names", "he")
    return "person" if bool(she) == bool(he) else "she" if she else "he"


def referent_of(head: Token, name: str) -> Referent:
    """The noun phrase as something that later pronouns may stand for."""
    kind = kind_of(head)
    body = head.ent_type_ in ("ORG", "GPE", "NORP") or head.lemma_.lower() in word_set("words", "body_nouns")
    plain = head.lower_[:-1] if head.lower_.endswith("s") else head.lower_
    human = kind in ("he", "she", "person") or head.lower_ in _PEOPLE or plain in word_set("words", "human_nouns")
    human = human or plain.endswith(("men", "women")) or (head.pos_ == "NOUN" and head.lower_.endswith(_MAKERS))
    proper = head.pos_ == "PROPN" or bool(head.ent_type_)
    definite = proper or any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in head.lefts)
    return Referent(name, kind, is_plural(head), named(head), body, human or head.ent_type_ == "NORP", definite)


def named(subject: Token) -> bool:
    """A proper name, or a body that the text names by an office: “the Coal Board”, “Oslo police”, not “a witness”."""
    return subject.pos_ == "PROPN" or bool(subject.ent_type_) or any(child.pos_ == "PROPN" for child in subject.lefts)


def _human(head: Token) -> bool:
    lowered = head.lower_
    known = word_set("words", "he_words") | word_set("words", "she_words") | word_set("words", "human_nouns")
    return head.pos_ == "NOUN" and (
        lowered in known
        or lowered.endswith(("man", "woman", "minister", "secretary", "leader", "president", "official", "officer"))
    )
