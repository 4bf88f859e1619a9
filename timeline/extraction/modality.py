"""Did it happen, is it going on, is it planned, conditional or denied? Read off a clause's verb group and frame."""

import functools
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from timeline.chronology import Modality
from timeline.extraction.clauses import Clause
from timeline.extraction.verb_forms import lemma_of
from timeline.extraction.vocabulary import word_set

_FUTURE = frozenset(("will", "'ll", "shall", "wo"))
_POSSIBLE = frozenset(("would", "could", "might", "may", "should", "must", "can", "ca", "'d", "ought"))
_NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor", "no"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))


@dataclass(frozen=True)
class Standing:
    """How an event stands. ``happening`` is false for what is no event at all, and ``because`` says why.

    ``predicate`` is the verb that names the event: behind “is to”, “is due to” or “was expected to” the verb there.
    """

    modality: Modality
    predicate: Token
    happening: bool = True
    because: str = ""


def standing(clause: Clause, clauses: tuple[Clause, ...]) -> Standing:
    """The modality of a clause within its sentence."""
    head = clause.head
    if settled := _barred(clause, clauses) or _plan(clause):
        return settled
    auxiliaries = {child.lower_ for child in head.children if child.dep_ == "aux"}
    if auxiliaries & _FUTURE or _expected(clause, clauses):
        return Standing("planned", head)
    if "would" in auxiliaries and not auxiliaries & {"have"} and _reported(clause, clauses):
        return Standing("planned", head)
    if auxiliaries & _POSSIBLE:
        return Standing("conditional", head, happening=False, because="only possible")
    return Standing("ongoing" if _ongoing(clause) else "happened", head)


def _barred(clause: Clause, clauses: tuple[Clause, ...]) -> Standing | None:
    """What the sentence itself keeps from being an event: a condition, a denial, a negation."""
    if _hypothetical(clause, clauses):
        return Standing("conditional", clause.head, happening=False, because="hypothetical")
    if _under_denial(clause, clauses):
        return Standing("denied", clause.head, happening=False, because="denied")
    if _demanded(clause, clauses):
        return Standing("conditional", clause.head, happening=False, because="demanded")
    if _negated(clause.head):
        return Standing("happened", clause.head, happening=False, because="did not happen")
    return None


def _expected(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """“Forecasters expect a storm to arrive”: an infinitive as content, unless the verb above makes it happen."""
    if clause.role != "content" or clause.parent is None or not _infinitive(clause.head):
        return False
    return clauses[clause.parent].head.lemma_ not in word_set("words", "implicative_verbs")


def in_present(head: Token) -> bool:
    """True for a simple present (“reports results on Friday”)."""
    finite = [head, *(child for child in head.children if child.dep_ in ("aux", "auxpass"))]
    return any(token.tag_ in ("VBZ", "VBP") for token in finite) and not perfect(head)


def perfect(head: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in head.children)


def in_past(head: Token) -> bool:
    finite = [head, *(child for child in head.children if child.dep_ in ("aux", "auxpass"))]
    return any(token.tag_ == "VBD" for token in finite) or perfect(head) or head.tag_ == "VBN"


def _hypothetical(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """“If …”, “Had they …”, “would have”, and whatever hangs on or carries such a clause."""
    doc = clause.head.doc
    supposed = doc[0].lower_ in ("if", "unless") and any(token.lower_ in _FUTURE | _POSSIBLE for token in doc)
    if supposed or _counterfactual(doc):
        return True
    chain = [clause]
    while chain[-1].parent is not None and len(chain) < 20:
        chain.append(clauses[chain[-1].parent])
    for condition in (other for other in clauses if other.marker in ("if", "unless")):
        carrier = clauses[condition.parent] if condition.parent is not None else condition
        told = clause.role == "content" and clause.parent is not None and clauses[clause.parent] is carrier
        if condition in chain or carrier is clause or told:
            return True
    return any(_would_have(link.head) and before.role != "relative" for before, link in pairwise([clause, *chain]))


def _would_have(head: Token) -> bool:
    auxiliaries = {child.lower_ for child in head.children if child.dep_ == "aux"}
    return "have" in auxiliaries and bool(auxiliaries & {"would", "could", "might", "'d"})


@functools.lru_cache(maxsize=1)
def _counterfactual(doc: Doc) -> bool:
    """“Had the wind turned, …”: an auxiliary that opens the sentence or follows a comma, its subject, “would have”."""
    words = [token.lower_ for token in doc]
    if not any(
        first in ("would", "could", "might") and "have" in words[place : place + 4] for place, first in enumerate(words)
    ):
        return False
    return any(
        token.lower_ in ("had", "were", "should")
        and (token.i == 0 or doc[token.i - 1].text in (",", '"', ";"))
        and token.i + 1 < len(doc)
        and doc[token.i + 1].pos_ in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM")
        for token in doc
    )


def denies(head: Token) -> bool:
    """“Denied the charge”, “dismissed the claim as false”; but a court dismisses an appeal, a board its chairman."""
    if head.lemma_ not in word_set("words", "denial_verbs"):
        return False
    objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "ccomp")]
    claims = word_set("words", "claim_nouns")
    return head.lemma_ != "dismiss" or any(o.lemma_.lower() in claims or o.dep_ == "ccomp" for o in objects)


def _under_denial(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    current: Clause | None = clause
    while current is not None:
        if denies(current.head):
            return True
        current = clauses[current.parent] if current.parent is not None and current.role != "relative" else None
    return False


def _demanded(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """“Demanded that both sides stop”: the bare form under a verb of asking is what is wanted, not what was done."""
    if clause.role != "content" or clause.parent is None or clause.head.tag_ not in ("VB", "VBP"):
        return False
    return clauses[clause.parent].head.lemma_ in word_set("words", "demanding_verbs")


def _negated(head: Token) -> bool:
    """“Did not”, “never”, “no one was hurt”; “nothing until …” and “not only” are left to the date."""
    for child in head.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in _NOBODY or any(c.dep_ in ("det", "neg") and c.lower_ in _NEGATIONS for c in child.children)
        ):
            return True
        if child.dep_ in ("dobj", "attr") and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            return True
    return False


def _plan(clause: Clause) -> Standing | None:
    """“Is to meet”, “is due to open”, “was expected to visit”, “plans to”; “had been due to” did not come about."""
    head = clause.head
    if head.lower_ == "set" and any(c.dep_ in ("prt", "acomp", "oprd") or c.tag_ == "VBG" for c in head.children):
        return None
    infinitive = next(
        (c for c in head.children if c.dep_ in ("xcomp", "advcl", "acomp", "ccomp", "oprd") and c.i > head.i), None
    )
    words = word_set("words", "planning_words")
    cue = (
        head.lower_ in words
        and head.tag_ in ("VBN", "VBG")
        or any(
            child.lower_ in words and child.dep_ in ("acomp", "oprd", "prep", "advmod") and child.i > head.i
            for child in head.children
        )
    )
    passive = any(child.dep_ == "auxpass" or child.lemma_ == "be" for child in head.children)
    if head.lemma_ == "be" and infinitive is not None and _infinitive(infinitive):
        missed = any(child.dep_ == "aux" and child.lower_ == "have" for child in infinitive.children)
        return Standing("planned", infinitive, happening=not missed, because="did not come about" if missed else "")
    if head.lemma_ == "be" and cue or head.lower_ in words and passive:
        inner = next((t for t in head.subtree if t.dep_ in ("xcomp", "pcomp") and _infinitive(t)), None)
        inner = inner or _behind_to(head) or head
        thwarted = perfect(head) and any(c.lower_ == "had" for c in head.children)
        return Standing(
            "planned", inner, happening=not thwarted, because="was planned and did not come about" if thwarted else ""
        )
    if (
        head.lemma_ in word_set("words", "planning_verbs")
        and infinitive is not None
        and _infinitive(infinitive)
        and in_present(head)
    ):
        return Standing("planned", infinitive)
    return None


def _behind_to(head: Token) -> Token | None:
    """“Due to land”, read as a preposition with its noun: the word behind the “to”."""
    words = word_set("words", "planning_words")
    to = next((t for t in head.subtree if t.lower_ == "to" and t.i > 0 and t.nbor(-1).lower_ in words), None)
    behind = to.nbor(1) if to is not None and to.i + 1 < len(to.doc) else None
    return behind if behind is not None and behind.pos_ in ("VERB", "NOUN", "AUX") and behind.text.islower() else None


def _infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)


def _reported(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """In the content of something said, “would” is the future of the speaker."""
    current = clause
    while current.parent is not None:
        if current.role == "content" and clauses[current.parent].head.lemma_ in word_set("words", "saying_verbs"):
            return True
        current = clauses[current.parent]
    return False


def _ongoing(clause: Clause) -> bool:
    head = clause.head
    progressive = head.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "'re", "am") for c in head.children
    )
    been = head.tag_ == "VBG" and perfect(head) and not any(c.lower_ == "had" for c in head.children)
    return progressive or been or _lasting_toll(clause) or _goes_on(clause) or still_there(clause)


def _lasting_toll(clause: Clause) -> bool:
    """“The eight-month war has killed over 3,000”: a toll so far of something that goes on."""
    finite = any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in clause.head.children)
    takes = clause.head.lemma_ in word_set("words", "toll_verbs") and not clause.passive
    return finite and takes and _lasts(clause.subject)


def _goes_on(clause: Clause) -> bool:
    """“The war raged on”, “fighting continued”: told of a day, not over with it."""
    behind = clause.head.nbor(1) if clause.head.i + 1 < len(clause.head.doc) else clause.head
    onwards = behind.lower_ == "on" and not any(child.dep_ == "pobj" for child in behind.children)
    verb = clause.head.lemma_ in ("continue", "persist") or (
        onwards and lemma_of(clause.head) in ("rage", "go", "drag", "wear", "rumble")
    )
    finite = any(child.dep_ == "aux" and child.lower_ == "had" for child in clause.head.children)
    return verb and not finite and clause.head.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _lasts(clause.subject)


def still_there(clause: Clause) -> bool:
    """“There are 40 miners trapped”: what is left, held or missing now."""
    state = clause.head.head.head
    left = clause.role == "participle" and clause.head.lower_ in word_set("words", "left_words")
    return left and state.lemma_ == "be" and in_present(state) and any(c.dep_ == "expl" for c in state.children)


def _lasts(subject: Token | None) -> bool:
    """True if the subject names something that goes on: itself or what it is joined to (“air and ground war”)."""
    if subject is None:
        return False
    nouns = [subject, *(child for child in subject.children if child.dep_ == "conj")]
    return any(noun.lemma_.lower() in word_set("words", "lasting_nouns") for noun in nouns)
