"""Does the subject undergo what the verb says? What the parse leaves open where “was” or “were” is not repeated."""

from spacy.tokens import Token

from timeline.extraction.clauses import Clause
from timeline.extraction.vocabulary import word_set

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_TIMES = frozenset(("DATE", "TIME"))


def undergoes(clause: Clause, predicate: Token) -> bool:
    """True for “was shut”, “shut in 1990, the mill …”, “was sold and shut”, “the mill, shut in 1990, burned”."""
    own = predicate.i == clause.head.i and clause.passive
    if own or any(child.dep_ == "auxpass" for child in predicate.children):
        return True
    if predicate.tag_ not in ("VBN", "VBD") or _has_object(predicate) or _helped(predicate):
        return False
    if predicate.lemma_ in word_set("words", "intransitive_verbs"):
        return False
    return _reduced(predicate) or _between_commas(predicate) or _shares_passive(predicate)


def _has_object(verb: Token) -> bool:
    """An object or a complement; “the following month” is none."""
    objects = (child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr"))
    return any(child.ent_type_ not in _TIMES for child in objects)


def _helped(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def _subjectless(verb: Token) -> bool:
    return not any(child.dep_ in _SUBJECTS for child in verb.children)


def _reduced(verb: Token) -> bool:
    """“Founded in 1987, the mill employs …”."""
    opens = verb.left_edge.i == verb.sent.start or verb.left_edge.nbor(-1).text == ","
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and _subjectless(verb) and opens


def _between_commas(verb: Token) -> bool:
    """“The mill, closed in 1990, burned down”, where the parse takes “closed” for the verb of the sentence."""
    if verb.i < 2 or verb.nbor(-1).text != "," or any(child.dep_ == "cc" for child in verb.children):
        return False
    subject = any(child.dep_ in _SUBJECTS and child.i < verb.i for child in verb.children)
    return subject and any(
        child.dep_ == "conj" and child.left_edge.nbor(-1).text == "," and _subjectless(child)
        for child in verb.children
        if child.i > verb.i
    )


def _shares_passive(verb: Token) -> bool:
    """“Was opened, closed and sold”: joined participles share the “was”; for a form that may be the past as well the
    verb must be one that hardly stands without an object, or the third of a list."""
    links, above = 0, verb
    while above.dep_ in ("conj", "advcl") and above.i > above.head.i and _subjectless(above) and not _helped(above):
        above, links = above.head, links + 1
        if any(child.dep_ == "auxpass" for child in above.children):
            transitive = word_set("words", "transitive_only_verbs") | word_set("words", "transitive_verbs")
            return verb.tag_ == "VBN" or verb.lemma_ in transitive or links > 1
    return False
