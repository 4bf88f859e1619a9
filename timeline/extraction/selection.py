"""Which clauses of a sentence are events for a timeline? Dated ones that happened or are planned, and a few undated."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from timeline.extraction.clauses import Clause, clause_position
from timeline.extraction.dating import Dating
from timeline.extraction.linking import timex_tokens
from timeline.extraction.modality import denies, in_past, in_present, perfect, still_there
from timeline.extraction.reading import SentenceReading
from timeline.extraction.vocabulary import word_set


@dataclass(frozen=True)
class Candidate:
    """A clause to be told as an event. ``said`` is the content clause if the event is that something was said.

    ``basis`` says why it was taken: ``dated``, ``toll``, ``event``, ``continued``, ``hour`` or ``lead``.
    """

    clause: int
    dating: Dating | None
    said: int | None = None
    basis: str = "dated"


def select_candidates(reading: SentenceReading, datings: tuple[Dating, ...]) -> tuple[Candidate, ...]:
    """Candidates in the order of their predicates; nothing of a question or of a mere quotation."""
    if reading.words.rstrip("\"')").endswith("?") or not reading.clauses:
        return ()
    chosen = [_candidate(dating, reading) for dating in datings if _worth_telling(dating, reading, datings)]
    chosen += _joined(chosen, reading, datings)
    if not chosen and (undated := _undated(reading)):
        return (undated,)
    return tuple(sorted(chosen, key=lambda candidate: reading.clauses[candidate.clause].head.i))


def _joined(chosen: list[Candidate], reading: SentenceReading, datings: tuple[Dating, ...]) -> list[Candidate]:
    """“The mill was shut on 3 May and 200 people were sent home”: what is joined took place then, unless it says when.

    Only a finite past tense behind a clause of one date, with a subject of its own, inherits; of a list of deeds of one
    subject the first stands for all.
    """
    dated = {dating.clause for dating in datings}
    found = []
    for position, clause in enumerate(reading.clauses):
        above = next((c for c in chosen if c.clause == clause.parent and c.dating is not None), None)
        if clause.role != "joined" or position in dated or above is None or above.dating is None:
            continue
        if sum(dating.clause == clause.parent for dating in datings) > 1:
            continue
        dating = above.dating
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.head.children)
        first = reading.clauses[above.clause].head.i < clause.head.i
        single = dating.date is None or dating.date.precision not in ("range", "week")
        if not (own and first and single) or dating.noun is not None or dating.modality != "happened":
            continue
        standing = reading.standings[position]
        if standing.happening and standing.modality == "happened" and _deed(clause, reading):
            found.append(Candidate(position, replace(dating, clause=position, rule=_JOINED)))
    return found


_JOINED = "of the clause that it joins"


def _deed(clause: Clause, reading: SentenceReading) -> bool:
    if reading.quoted(clause.head.idx) or perfect(clause.head) or not in_past(clause.head):
        return False
    return clause.head.lemma_ not in word_set("words", "stative_verbs") | word_set("words", "saying_verbs")


def content_of(position: int, clauses: tuple[Clause, ...]) -> int | None:
    """What is said: the content clause of a verb of saying."""
    found = next(
        (p for p, clause in enumerate(clauses) if clause.parent == position and clause.role == "content"), None
    )
    return found if found is not None else _told_before(position, clauses)


def _told_before(position: int, clauses: tuple[Clause, ...]) -> int | None:
    """“X accepts the plan, an official said”: parsed as joined, but a comma parts it and a new subject says it."""
    clause = clauses[position]
    own = next((child for child in clause.head.children if child.dep_ == "nsubj"), None)
    if clause.role != "joined" or clause.parent is None or own is None or own.left_edge.i == 0:
        return None
    return clause.parent if own.left_edge.nbor(-1).text == "," and clauses[clause.parent].head.i < own.i else None


def says(clause: Clause) -> bool:
    return clause.head.lemma_ in word_set("words", "saying_verbs")


def _candidate(dating: Dating, reading: SentenceReading) -> Candidate:
    clause = reading.clauses[dating.clause]
    said = content_of(dating.clause, reading.clauses) if says(clause) and dating.noun is None else None
    return Candidate(dating.clause, dating, said)


def _worth_telling(dating: Dating, reading: SentenceReading, datings: tuple[Dating, ...]) -> bool:
    clause, standing = reading.clauses[dating.clause], reading.standings[dating.clause]
    if dating.noun is not None:
        counted = dating.rule == "counted from the clause" and dating.date is None
        return not counted and not reading.quoted(dating.noun.idx)
    if not standing.happening or denies(clause.head):
        return False
    if (
        _cancelled(clause)
        or _reason_or_charge(clause)
        or _compares(clause, dating, reading)
        or clause.role == "fragment"
        or (standing.predicate is clause.head and _says_what_day_it_is(clause, reading))
        or _lasts_until(clause, dating)
        or _speaker_since(clause, dating, reading)
    ):
        return False
    if reading.quoted(clause.head.idx) and not _quoted_event(clause, standing.modality):
        return False
    if says(clause) and _content_dated(dating.clause, reading, datings):
        return False
    lemma = standing.predicate.lemma_
    return not (lemma in word_set("words", "static_when_dated") and dating.modality == "happened")


def _cancelled(clause: Clause) -> bool:
    """“The concert scheduled for Saturday was cancelled”: what was called off is no plan any more."""
    if clause.role not in ("participle", "relative"):
        return False
    above = clause.head.head.ancestors
    verb = next((token for token in above if token.pos_ == "VERB"), clause.head)
    called_off = verb.lemma_ not in ("call", "put", "push") or any(
        child.lower_ in ("off", "back", "aside") for child in verb.children
    )
    return verb.lemma_ in word_set("words", "cancelling_verbs") and called_off and clause.head.lemma_ in _PLANNED


_PLANNED = frozenset(("plan", "schedule", "expect", "set", "be", "book", "arrange", "slate", "due"))


def _lasts_until(clause: Clause, dating: Dating) -> bool:
    """“A contract that will keep her until 2006”: how long something is to last is no event of its last day."""
    until = dating.derivation is not None and dating.derivation.expression.lower().startswith(_UNTIL)
    if not until or clause.head.lemma_ in word_set("words", "postponing_verbs"):
        return False
    if dating.modality == "planned":
        return clause.role != "main"
    return clause.head.lemma_ in _GRANTING


_GRANTING = frozenset(("give", "grant", "allow", "have", "get", "take"))
_CLOSE = 30
"""Characters before “since” within which a superlative belongs to it."""
_UNTIL = ("until", "till")


def _speaker_since(clause: Clause, dating: Dating, reading: SentenceReading) -> bool:
    """“..., says the driver, who has worked there since 1999”: a speaker's life story."""
    expression = dating.derivation.expression.lower() if dating.derivation else ""
    if clause.role != "relative" or not expression.startswith("since"):
        return False
    noun = clause.head.head
    speaks = noun.dep_ == "nsubj" and noun.head.lemma_ in word_set("words", "plain_saying_verbs")
    return speaks and any(reading.quoted(token.idx) for token in reading.doc)


def _reason_or_charge(clause: Clause) -> bool:
    """“Jailed for stealing …”, “accused of planting …”: whose deed it is, and whether it was done, is not told here."""
    prepositions = ("after", "before", "since", "while", "when", "by")
    return clause.head.dep_ == "pcomp" and clause.head.head.lower_ not in prepositions


def _says_what_day_it_is(clause: Clause, reading: SentenceReading) -> bool:
    """“Today is a sad day”, “it was a Friday”, “it was the fourth attack this year”."""
    if clause.head.lemma_ != "be":
        return False
    if any(child.dep_ == "nsubj" and child.lower_ in ("it", "this", "that") for child in clause.head.children):
        return not (perfect(clause.head) and any(child.lower_ == "since" for child in clause.head.children))
    about = [clause.subject] if clause.subject is not None else []
    about += [child for child in clause.head.children if child.dep_ == "attr"]
    return any(token.i in reading.hidden for token in about) or not about and clause.role != "joined"


def _quoted_event(clause: Clause, modality: str) -> bool:
    """In a quotation only a plan or an act counts, not what the speaker was, had or felt."""
    spoken = clause.subject.lower_ if clause.subject is not None else ""
    if spoken in ("it", "he", "she", "they", "this", "that"):
        return False
    if modality == "planned":
        return True
    if spoken in ("i", "we", "you"):
        return False
    return clause.head.lemma_ not in word_set("words", "stative_verbs") and in_past(clause.head)


def _content_dated(position: int, reading: SentenceReading, datings: tuple[Dating, ...]) -> bool:
    content = content_of(position, reading.clauses)
    if content is None or reading.clauses[position].head.lemma_ not in word_set("words", "plain_saying_verbs"):
        return False
    return any(d.clause == content and d.date is not None and d.modality != "planned" for d in datings)


def _compares(clause: Clause, dating: Dating, reading: SentenceReading) -> bool:
    """“The deadliest attack since 1940” dates nothing that the sentence tells."""
    expression = dating.derivation.expression.lower() if dating.derivation else dating.undated_reason.lower()
    if not expression.startswith(("since", "until", "“since", "“until")):
        return False
    if dating.derivation is not None and dating.derivation.start is not None:
        place = dating.derivation.start - reading.sentence.start
        if any(token.tag_ in ("JJS", "RBS") for token in clause.head.doc if 0 < place - token.idx < _CLOSE):
            return True
    nouns = (
        [clause.head.head]
        if clause.role == "relative"
        else [c for c in clause.head.children if c.dep_ in ("attr", "dobj")]
    )
    return any(
        token.tag_ in ("JJS", "RBS") or token.lower_ in ("first", "only", "last")
        for noun in nouns
        for token in noun.subtree
    )


def _undated(reading: SentenceReading) -> Candidate | None:
    """An undated sentence counts for its lead place, for a toll, or for a verb that always makes news."""
    if reading.sentence.quoted_share > 0.6:
        return None
    for position, clause in enumerate(reading.clauses):
        standing = reading.standings[position]
        if not standing.happening or standing.modality == "planned":
            continue
        if _carried_on(clause, reading):
            return Candidate(position, None, None, "continued")
        if clause.role == "relative" and in_past(clause.head) and _at_an_hour(clause, reading):
            return Candidate(position, None, None, "hour")
        if _voted_on(clause) or (still_there(clause) and _counts_people(clause.head.head.head)):
            return Candidate(position, None, None, "event")
        if not _tells(clause, reading):
            continue
        basis = _basis(clause, reading) or ("event" if _judges(position, reading) else "")
        if basis:
            said = content_of(position, reading.clauses) if says(clause) else None
            return Candidate(position, None, said, basis)
    return None


def _carried_on(clause: Clause, reading: SentenceReading) -> bool:
    """“It set off an avalanche that killed 17 people”: what a pronoun goes on to tell of the event before."""
    opening = reading.clauses[0].subject
    resumes = opening is not None and opening.i == 0 and opening.lower_ == "it"
    toll = clause.head.lemma_ in word_set("words", "toll_verbs") and _counts_people(clause.head)
    return resumes and toll and in_past(clause.head) and not reading.quoted(clause.head.idx)


def _voted_on(clause: Clause) -> bool:
    """“The motion backed by nine of ten members”: a vote told in passing."""
    return (
        clause.role in ("participle", "relative")
        and clause.head.lemma_ in word_set("words", "voting_verbs")
        and clause.subject is not None
        and clause.subject.lemma_.lower() in word_set("words", "voted_nouns")
        and any(child.dep_ == "agent" for child in clause.head.children)
    )


def _judges(position: int, reading: SentenceReading) -> bool:
    """“Dorn said that the reply was “a first step””: a verdict that the report puts in the speaker's words."""
    clause, content = reading.clauses[position], content_of(position, reading.clauses)
    if content is None or clause.role != "main" or clause.subject is None or clause.subject.pos_ != "PROPN":
        return False
    said, judged = reading.clauses[content].head, reading.clauses[content].subject
    verdict = [child for child in said.children if child.dep_ in ("attr", "acomp") and reading.quoted(child.idx)]
    plain = clause.head.lemma_ in word_set("words", "plain_saying_verbs") and in_past(clause.head)
    if judged is None or judged.pos_ == "PRON":
        return False
    return plain and said.lemma_ == "be" and bool(verdict) and not reading.quoted(said.idx)


def _tells(clause: Clause, reading: SentenceReading) -> bool:
    """Told by the article itself, of somebody, as past or present perfect or (for a toll) as it stands."""
    if clause.role not in ("main", "joined", "content") or reading.quoted(clause.head.idx) or clause.subject is None:
        return False
    if clause.subject.lower_ in ("i", "we", "you", "who", "what"):
        return False
    return in_past(clause.head) or in_present(clause.head) or clause.head.tag_ == "VBG"


def _basis(clause: Clause, reading: SentenceReading) -> str:
    lemma = clause.head.lemma_
    past = in_past(clause.head)
    if past and clause.role in ("main", "joined") and _at_an_hour(clause, reading):
        return "hour"
    if (
        reading.lead
        and clause.role == "main"
        and (past or in_present(clause.head))
        and lemma not in word_set("words", "static_when_dated")
        and clause.subject is not None
        and clause.subject.lower_ not in ("it", "this", "that", "there")
    ):
        return "lead"
    if lemma in word_set("words", "toll_verbs") and _counts_people(clause.head) and (past or clause.head.tag_ == "VBG"):
        return "toll"
    if (
        lemma in word_set("words", "newsmaking_verbs")
        and past
        and clause.role == "main"
        and not (clause.passive and lemma in ("meet", "back", "attend", "travel"))
        and not perfect(clause.head)
    ):
        return "event"
    return ""


def _at_an_hour(clause: Clause, reading: SentenceReading) -> bool:
    """“At 9.15 a.m. a lorry hit the gate”: a time of day dates an act; the day has been told, or is the report's."""
    if clause.head.lemma_ in word_set("words", "stative_verbs") | word_set("words", "plain_saying_verbs"):
        return False
    for timex in (t for t in reading.timexes if t.reading.shape == "time" and t.preposition in ("at", "by", "after")):
        tokens = timex_tokens(reading.doc, timex, offset=reading.sentence.start)
        if tokens and reading.clauses.index(clause) == clause_position(tokens[0], reading.clauses):
            return True
    return False


def _counts_people(head: Token) -> bool:
    people = word_set("measures", "people")
    for child in head.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            for token in [child, *child.subtree]:
                number = token.dep_ == "nummod" or token.like_num
                if number and (token.head.lower_ in people or token.head.ent_type_ == "NORP"):
                    return True
    return False
