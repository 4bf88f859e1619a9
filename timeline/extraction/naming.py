"""By which name does a title speak of a clause's subject? Pronouns and relatives replaced by what they stand for."""

from spacy.tokens import Token

from timeline.extraction.actors import clean_name
from timeline.extraction.antecedents import Discourse, Referent, is_pronoun, kind_of
from timeline.extraction.clauses import Clause
from timeline.extraction.reading import SentenceReading
from timeline.extraction.selection import says
from timeline.extraction.titles import TitleFrame, phrase
from timeline.extraction.verb_forms import is_plural


def subject_referent(clause: Clause, reading: SentenceReading, discourse: Discourse) -> Referent | None:
    """The subject's name with its number; ``None`` where it is not said and cannot be found."""
    subject = clause.subject
    if subject is None:
        return None
    frame = TitleFrame(hidden=reading.hidden)
    if not is_pronoun(subject):
        return Referent(phrase(subject, frame=frame), kind_of(subject), is_plural(subject), _named(subject))
    return _within_sentence(subject, clause, reading, frame) or discourse.resolve(subject.lower_)


def object_names(clause: Clause, reading: SentenceReading, discourse: Discourse) -> tuple[tuple[int, str], ...]:
    """Names for the pronouns that stand as objects of the clause: the object of the clause that it joins, or the
    last thing spoken of that is not the clause's own subject."""
    found = []
    for child in clause.head.children:
        if child.dep_ not in ("dobj", "dative") or child.i < clause.head.i or child.lower_ not in ("it", "him", "them"):
            continue
        referent = _object_above(clause, reading) or discourse.resolve(child.lower_)
        if referent and not _same(referent, clause, reading):
            found.append((child.i, referent.name))
    return tuple(found)


def _object_above(clause: Clause, reading: SentenceReading) -> Referent | None:
    """“Issued a warning and raised it”: what the joined clause before acted on."""
    if clause.role != "joined" or clause.parent is None:
        return None
    above = reading.clauses[clause.parent].head
    target = next((child for child in above.children if child.dep_ == "dobj" and not is_pronoun(child)), None)
    if target is None:
        return None
    return Referent(phrase(target, frame=TitleFrame(hidden=reading.hidden)), "thing", is_plural(target))


def body_of(speaker: Token | None) -> Referent | None:
    """The body that a speaker speaks for: “a Harbour Union official”, “an official of the Harbour Union”."""
    if speaker is None:
        return None
    title = {below.i for child in speaker.children if child.dep_ in ("compound", "nmod") for below in child.subtree}
    behind = (child for child in speaker.children if child.lower_ == "of")
    title |= {below.i for child in behind for below in child.subtree}
    bodies = [span for span in speaker.doc.ents if span.label_ == "ORG" and span.root.i in title]
    return Referent(clean_name(bodies[0]), "thing", plural=False) if bodies else None


def remember_sentence(reading: SentenceReading, discourse: Discourse) -> None:
    """People, then the subjects of the clauses, the main one's last, become what later pronouns may stand for."""
    order = sorted(range(len(reading.clauses)), key=lambda place: (reading.clauses[place].parent is None, -place))
    frame = TitleFrame(hidden=reading.hidden)
    discourse.next_sentence()
    for person in (span.root for span in reading.doc.ents if span.label_ == "PERSON"):
        discourse.remember(Referent(phrase(person, frame=frame), kind_of(person), plural=False))
    for place in order:
        clause = reading.clauses[place]
        subject = clause.subject
        if subject is not None and not is_pronoun(subject) and subject.pos_ in ("NOUN", "PROPN"):
            name = phrase(subject, frame=frame)
            if name:
                discourse.remember(Referent(name, kind_of(subject), is_plural(subject)))


def find_speaker(readings: list[SentenceReading], discourse: Discourse) -> Referent | None:
    """Who speaks in a paragraph: the subject of its first verb of saying outside the quotation marks."""
    for reading in readings:
        for clause in reading.clauses:
            if says(clause) and clause.subject is not None and not reading.quoted(clause.head.idx):
                referent = subject_referent(clause, reading, discourse)
                if referent and referent.kind in ("he", "she", "person"):
                    return referent
    return None


def _named(subject: Token) -> bool:
    """A proper name, or a body that the text names by an office: “the Coal Board”, “Oslo police”, not “a witness”."""
    return subject.pos_ == "PROPN" or bool(subject.ent_type_) or any(child.pos_ == "PROPN" for child in subject.lefts)


def _within_sentence(pronoun: Token, clause: Clause, reading: SentenceReading, frame: TitleFrame) -> Referent | None:
    """“United said it had found …”: the subject of the clause above, if it is of the pronoun's kind."""
    if any(
        token.lower_ == pronoun.lower_ and token.dep_ in ("dobj", "pobj", "dative") and token.i < pronoun.i
        for token in pronoun.doc
    ):
        return None
    from_above = clause.parent
    wanted = {"it": ("thing",), "he": ("he", "person"), "she": ("she", "person"), "they": ("group", "thing")}.get(
        pronoun.lower_, ()
    )
    while from_above is not None:
        above = reading.clauses[from_above]
        if (
            above.subject is not None
            and above.subject.i < pronoun.i
            and not is_pronoun(above.subject)
            and kind_of(above.subject) in wanted
        ):
            name = phrase(above.subject, frame=frame)
            return Referent(name, kind_of(above.subject), is_plural(above.subject)) if name else None
        from_above = above.parent
    return None


def _same(referent: Referent, clause: Clause, reading: SentenceReading) -> bool:
    subject = clause.subject
    return subject is not None and phrase(subject, frame=TitleFrame(hidden=reading.hidden)) == referent.name
