"""Which words of a sentence belong to which of the events that it tells?"""

from spacy.tokens import Token

from timeline.extraction.clauses import Clause
from timeline.extraction.reading import SentenceReading
from timeline.extraction.selection import Candidate
from timeline.extraction.vocabulary import word_set


def stretch(candidate: Candidate, candidates: tuple[Candidate, ...], reading: SentenceReading) -> frozenset[int]:
    """Positions of the event's words: all of the sentence's, or its clause's where the sentence tells several.

    Words under another candidate's predicate are that one's. A subject shared by joined clauses counts for the first.
    A toll in the clause that a when-clause hangs on (“191 people died when …”) counts for the when-clause. A
    semicolon parts a sentence like a full stop; a part that tells no event belongs to the one told before it. An
    event alone in its sentence has all of it but the clause that it only qualifies or follows: “60 had gathered, and
    one was detained”, “the firm, which bought the mill in 2009, will pay €35 million”.
    """
    heads = {_head(other, reading).i for other in candidates}
    head = _head(candidate, reading)
    if len(heads) < 2:
        alone = candidate.said is None and (candidate.dating is None or candidate.dating.noun is None)
        kept = _qualifying(head, reading.clauses[candidate.clause]) if alone else None
        return frozenset(token.i for token in reading.doc) if kept is None else frozenset(kept)
    words = _under(head, heads)
    if ";" in reading.words:
        words = _between_semicolons(words, head, heads)
    clause = reading.clauses[candidate.clause]
    if candidate.dating is None or candidate.dating.noun is None:
        if clause.subject is not None and clause.role in ("relative", "participle"):
            words |= {token.i for token in clause.subject.lefts} | {clause.subject.i}
        carrier = clause.head.head
        if clause.role == "temporal" and carrier.i not in heads and carrier.lemma_ in word_set("words", "toll_verbs"):
            words |= _under(carrier, heads | {head.i})
        words |= _toll_behind(head, heads)
    return frozenset(words)


def own_words(candidate: Candidate, candidates: tuple[Candidate, ...], reading: SentenceReading) -> frozenset[int]:
    """Positions of the words that tell who acted and where: those of the event's clause, what surrounds it left out.

    The visit that follows an attack is no part of the attack, and where somebody lives is not where it took place.
    """
    words = set(stretch(candidate, candidates, reading))
    clause = reading.clauses[candidate.clause]
    if candidate.dating is not None and candidate.dating.noun is not None:
        words &= _under(candidate.dating.noun, set())
    elif clause.role != "main" and candidate.said is None:
        words &= _clause_words(clause)
    resident = word_set("words", "residence_verbs")
    for token in reading.doc:
        if token.dep_ in ("relcl", "acl") and token.lemma_ in resident:
            words -= _under(token, set())
    return frozenset(words)


def _qualifying(head: Token, clause: Clause) -> set[int] | None:
    """The words of a relative clause, or of a later conjunct with a subject of its own; none of any other clause."""
    if clause.role == "relative" and clause.subject is not None and head.dep_ == "relcl":
        return _under(head, set()) | {token.i for token in clause.subject.lefts} | {clause.subject.i}
    if head.dep_ == "conj" and _has_subject(head) and _has_subject(head.head):
        return _under(head, set())
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _clause_words(clause: Clause) -> set[int]:
    """The words under the predicate, with a subject that stands elsewhere instead of one that was misread."""
    words = _under(clause.head, set())
    if clause.subject is None or clause.subject.head.i == clause.head.i:
        return words
    misread = next((c for c in clause.head.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT", "PRP")), None)
    if misread is not None:
        words -= _under(misread, set())
    beside = [child for child in clause.subject.children if child.i < clause.subject.i or _absolute(child)]
    return words | {clause.subject.i} | {below.i for child in beside for below in child.subtree}


def _absolute(child: Token) -> bool:
    """“With two members abstaining”: it belongs to the vote, whatever noun it was hung on."""
    return child.lower_ == "with" and any(inner.dep_ == "pcomp" for inner in child.children)


def _toll_behind(head: Token, heads: set[int]) -> set[int]:
    """“… struck a hill, when 12 died”: the when-clause gives the toll of the event that it hangs on."""
    tolls = word_set("words", "toll_verbs")
    found: set[int] = set()
    for clause in (head.doc[other] for other in heads - {head.i}):
        above = next((word for word in clause.ancestors if word.pos_ in ("VERB", "AUX")), None)
        if above == head and clause.lemma_ in tolls and any(word.lower_ == "when" for word in clause.lefts):
            found |= _under(clause, heads - {clause.i})
    return found


def _between_semicolons(words: set[int], head: Token, heads: set[int]) -> set[int]:
    """The words cut to the part of their predicate; all of it, and what follows, where no other event claims them."""
    parts: list[int] = []
    for token in head.doc:
        parts.append((parts[-1] if parts else 0) + (token.text == ";"))
    own, told = parts[head.i], sorted({parts[other] for other in heads})
    first = 0 if own == told[0] else own
    following = next((part for part in told if part > own), len(parts))
    reach = {place for place, part in enumerate(parts) if first <= part < following}
    others = heads - {head.i}
    if all(parts[other] != own for other in others):
        return reach
    if any(head in head.doc[other].subtree for other in others):
        return words & reach
    return (words & reach) | {place for place in reach if parts[place] > own}


def _head(candidate: Candidate, reading: SentenceReading) -> Token:
    dating = candidate.dating
    return dating.noun if dating is not None and dating.noun is not None else reading.clauses[candidate.clause].head


def _under(head: Token, stops: set[int]) -> set[int]:
    found: set[int] = set()
    stack = [head]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack.extend(child for child in token.children if child.i not in stops)
    return found
