"""Which clauses does a sentence hold, and what are their predicates and subjects? Read off spaCy's parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from timeline.extraction.asides import verb_behind
from timeline.extraction.vocabulary import word_set

ClauseRole = Literal["main", "content", "joined", "relative", "temporal", "adverbial", "participle", "fragment"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_TEMPORAL = frozenset(("when", "while", "as", "after", "before", "until", "since", "once", "hours", "days"))
_CLAUSE_PREPOSITIONS = frozenset(("since", "after", "before", "until"))
_RELATIVE_PRONOUNS = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True)
class Clause:
    """One predicate with its place in the sentence.

    ``head`` is the predicate, ``parent`` the position of the clause that it hangs on (``None`` for the main one),
    ``subject`` the head word of what it is said of: its own, inherited, or the antecedent of a relative.
    """

    head: Token
    role: ClauseRole
    parent: int | None
    subject: Token | None
    marker: str = ""

    @property
    def passive(self) -> bool:
        """True if the subject undergoes what the predicate says."""
        if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in self.head.children):
            return True
        if self.role == "participle":
            return self.head.tag_ in ("VBN", "VBD")
        shares = self.role == "joined" and not any(c.dep_ in ("aux", "nsubj") for c in self.head.children)
        if not shares or not any(c.dep_ == "auxpass" for c in self.head.head.children):
            return False
        bare = not any(c.dep_ == "dobj" for c in self.head.children)
        transitive = self.head.lemma_ in word_set("words", "transitive_only_verbs")
        return (
            self.head.tag_ == "VBN"
            and self.head.head.tag_ == "VBN"
            or (self.head.tag_ == "VBD" and bare and transitive)
        )


def find_clauses(doc: Doc) -> tuple[Clause, ...]:
    """The clauses in the order of their predicates; a fragment without a verb is one clause of its root noun."""
    heads = [token for token in doc if _is_clause_head(token)]
    if not heads:
        return tuple(Clause(token, "fragment", None, None) for token in doc if token.dep_ == "ROOT")[:1]
    position = {token.i: place for place, token in enumerate(heads)}
    return tuple(_clause(token, position) for token in heads)


def clause_position(token: Token, clauses: tuple[Clause, ...]) -> int | None:
    """The clause that a word belongs to: the nearest predicate above it."""
    places = {clause.head.i: place for place, clause in enumerate(clauses)}
    for ancestor in _upwards(token):
        if ancestor.i in places:
            return places[ancestor.i]
    return None


def _upwards(token: Token) -> Iterator[Token]:
    current = token
    while True:
        yield current
        if current.head.i == current.i:
            return
        current = current.head


def _is_clause_head(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") and not any(child.dep_ in ("cop",) for child in token.children):
        return False
    if token.dep_ in ("ROOT", "ccomp", "relcl", "parataxis", "csubj"):
        return True
    if token.dep_ in ("acl", "advcl", "pcomp"):
        opens = token.i == 0 and token.dep_ == "advcl"
        return not _infinitive(token) and (token.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VBP") or opens)
    if token.dep_ == "conj":
        finite = token.tag_ in ("VBD", "VBZ", "VBP") or any(child.tag_ == "MD" for child in token.children)
        return not _infinitive(token) and (finite and token.head.pos_ == "VERB" or _is_clause_head(token.head))
    return token.dep_ == "dep" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)


def _clause(token: Token, position: dict[int, int]) -> Clause:
    parent = next((position[above.i] for above in _upwards(token) if above.i != token.i and above.i in position), None)
    if parent is not None and _parted(token):
        return Clause(token, "main", None, _subject(token))
    marker = next(
        (
            c.lower_
            for c in token.children
            if c.dep_ in ("mark", "advmod")
            and c.i < token.i
            and c.lower_ in _TEMPORAL | {"if", "unless", "because", "although", "though", "that", "where"}
        ),
        "",
    )
    return Clause(token, _role(token, marker), parent, _subject(token), marker)


def _parted(token: Token) -> bool:
    """A semicolon between a clause and the one that the parse hangs it on parts them."""
    above = next((upper for upper in _upwards(token) if upper.i != token.i and upper.pos_ in ("VERB", "AUX")), token)
    first, last = sorted((token.i, above.i))
    return token.dep_ in ("ccomp", "conj", "advcl", "parataxis") and any(t.text == ";" for t in token.doc[first:last])


def _role(token: Token, marker: str) -> ClauseRole:
    if token.dep_ in ("ROOT", "dep", "parataxis"):
        return "main"
    if token.dep_ == "conj":
        return "joined"
    if token.dep_ in ("ccomp", "csubj"):
        return "content"
    if token.dep_ == "relcl":
        return "relative"
    if token.dep_ == "acl":
        return "participle"
    return "temporal" if marker in _TEMPORAL else "adverbial"


def _subject(token: Token) -> Token | None:
    """Own subject; for a relative its antecedent; for a joined or participle clause that of the clause above."""
    own = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
    if own is not None and not (token.dep_ == "relcl" and own.lower_ in _RELATIVE_PRONOUNS):
        return _real_subject(token, own)
    if (beside := _misread_subject(token)) is not None:
        return beside
    if (behind := _fronted_subject(token)) is not None:
        return behind
    if token.dep_ in ("relcl", "acl"):
        return _antecedent(token.head, own)
    if token.dep_ in ("conj", "advcl", "pcomp", "dep"):
        return _inherited(token)
    return _name_with_age(token) or _swallowed_subject(token)


def _fronted_subject(token: Token) -> Token | None:
    """“…: named as envoy in May, she gave up”: a participle behind a colon is said of the subject that follows."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or token.i == 0 or token.nbor(-1).text not in (":", ";"):
        return None
    later = (word for word in token.doc[token.i :] if word.dep_ in _SUBJECTS and word.nbor(-1).text == ",")
    return next(later, None)


def _real_subject(token: Token, own: Token) -> Token:
    """What “there” stands for, what stands behind “since”, the name of “the airship Elbe”, else the subject itself."""
    after = own.nbor(1) if own.i + 1 < len(own.doc) else own
    if own.tag_ == "NN" and after.pos_ == "PROPN" and after.dep_ == own.dep_ and after.head.i == own.head.i:
        return after
    if own.dep_ == "expl":
        return next((child for child in token.children if child.dep_ in ("attr", "nsubj")), own)
    return _beginner(token) or own


def _name_with_age(token: Token) -> Token | None:
    """“Marsh, 63, pleaded guilty”: a surname that opens the sentence is often misread; the age gives it away."""
    doc = token.doc
    if token.dep_ != "ROOT":
        return None
    opens = len(doc) > 3 and doc[0].text.istitle() and doc[1].text == "," and doc[2].like_num and doc[3].text == ","
    return doc[0] if opens else None


def _swallowed_subject(token: Token) -> Token | None:
    """“In the autumn of 1986 conscripts finished”: the subject was read into the date that opens the sentence."""
    if token.dep_ != "ROOT" or token.tag_ != "VBD":
        return None
    opening = next((child for child in token.children if child.dep_ == "prep" and child.i < token.i), None)
    if opening is None:
        return None
    words = [word for word in opening.subtree if word.i < token.i]
    noun = next(
        (
            w
            for w in words
            if w.pos_ in ("NOUN", "PROPN") and w.i > 0 and w.nbor(-1).ent_type_ == "DATE" and w.ent_type_ != "DATE"
        ),
        None,
    )
    return noun if noun is not None and noun.nbor(-1).text.isdigit() else None


def _misread_subject(token: Token) -> Token | None:
    """“Since the siege began”, read as a preposition with its noun: the noun in front of a past tense."""
    if token.tag_ not in ("VBD", "VBN"):
        return None
    nouns = (before for before in token.doc[max(0, token.i - 14) : token.i] if before.dep_ == "pobj")
    opened = (noun for noun in nouns if noun.head.lower_ in _CLAUSE_PREPOSITIONS and verb_behind(noun) is not None)
    return next((noun for noun in opened if verb_behind(noun) == token), None)


def _beginner(token: Token) -> Token | None:
    """“His third visit since the siege began last May, …”: what began is what stands behind the “since”."""
    if token.dep_ == "ROOT" or token.lemma_ not in word_set("words", "beginning_verbs"):
        return None
    return None if any(child.dep_ == "dobj" for child in token.children) else _misread_subject(token)


def _antecedent(noun: Token, pronoun: Token | None = None) -> Token:
    """The name behind an apposition (“the Rhosus, a ship that docked”); for “who” the person named right before it."""
    if pronoun is not None and pronoun.lower_ == "who" and pronoun.i > 1:
        before = pronoun.nbor(-1) if not pronoun.nbor(-1).is_punct else pronoun.nbor(-2)
        if before.ent_type_ == "PERSON":
            return before
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    office = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
    person = office.head if office.dep_ == "appos" else noun
    if pronoun is not None and pronoun.lower_ == "who" and person.ent_type_ == "PERSON":
        return person
    return noun


def _inherited(token: Token) -> Token | None:
    for above in _upwards(token.head):
        if above.pos_ in ("VERB", "AUX"):
            own = next((child for child in above.children if child.dep_ in _SUBJECTS), None)
            if own is not None and not (above.dep_ == "relcl" and own.lower_ in _RELATIVE_PRONOUNS):
                return own
            if above.dep_ in ("relcl", "acl"):
                return _antecedent(above.head, own)
    return None
