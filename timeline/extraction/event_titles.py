"""Which title does a candidate get? Its clause's headline, what was said, or the noun that names the event."""

import functools
import re
from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from timeline.extraction.antecedents import Discourse, Referent, is_pronoun, referent_of
from timeline.extraction.asides import is_aside
from timeline.extraction.clauses import Clause
from timeline.extraction.naming import body_of, object_names, subject_referent, unnamed_objects
from timeline.extraction.reading import SentenceReading
from timeline.extraction.selection import Candidate, says
from timeline.extraction.shortening import cut, shortened, without_dangling, without_loose_commas
from timeline.extraction.titles import LONGEST, TitleFrame, headline, joined, phrase, tidy, trimmed
from timeline.extraction.verb_forms import lemma_of, third_person
from timeline.extraction.vocabulary import word_set

SHARE = 0.85
SHORT = 50
_IMPERSONAL = frozenset(("look", "seem", "appear", "rain", "snow"))
_POINTING = re.compile(r"^(?:This|These|That|Those|It|They|He|She) (?=\w)")
_EMPTY = re.compile(
    r"(?i)only|just|about|some|nearly|almost|over|[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten"
)


def title_of(candidate: Candidate, reading: SentenceReading, discourse: Discourse) -> str:
    """A headline of at most 80 characters and clearly shorter than its sentence; empty if none can be made."""
    title = _POINTING.sub("", _title_of(candidate, reading, discourse))
    title = title.removesuffix(" to")
    told = [word for word in title.split() if not _EMPTY.fullmatch(word)]
    return title[:1].upper() + title[1:] if told else ""


def _title_of(candidate: Candidate, reading: SentenceReading, discourse: Discourse) -> str:
    limit = min(LONGEST, max(SHORT, int(SHARE * len(reading.words))))
    dating = candidate.dating
    if dating is not None and dating.noun is not None:
        return _noun_title(dating.noun, reading, limit)
    clause, standing = reading.clauses[candidate.clause], reading.standings[candidate.clause]
    if candidate.said is None and (accuser := _accuser(clause, reading)) is not None:
        candidate = replace(candidate, clause=accuser, said=candidate.clause)
        clause, standing = reading.clauses[accuser], reading.standings[accuser]
    referent = subject_referent(clause, reading, discourse)
    names = object_names(clause, reading, discourse)
    gap = dating.gapped if dating is not None else None
    if gap is not None:
        other = next((child for child in clause.head.children if child.dep_ == "dobj"), None)
        referent = referent if other is not None else referent_of(gap, gap_words(gap))
        names += ((other.i, gap_words(gap)),) if other is not None else ()
    if candidate.said is not None:
        return _statement_title(candidate, reading, discourse, speaker=referent, limit=limit)
    frame = TitleFrame(
        subject=referent.name if referent else "",
        plural=referent.plural if referent else None,
        hidden=reading.hidden | unnamed_objects(clause, names) | _gaps(reading),
        names=names,
        limit=limit,
    )
    planned = standing.modality == "planned" or (
        dating is not None
        and dating.modality == "planned"
        and dating.rule != "of the event noun"
        and standing.predicate.tag_ in ("VBZ", "VBP")
    )
    if dating is not None and dating.intended is not None and not _controls(clause):
        return headline(clause, dating.intended, frame=frame, planned=True)
    unnamed = clause.subject is not None and referent is None and is_pronoun(clause.subject)
    if unnamed and standing.predicate.lemma_ in _IMPERSONAL:
        return ""
    return headline(clause, standing.predicate, frame=frame, planned=planned, unnamed=unnamed)


def gap_words(noun: Token) -> str:
    """The name that stands for a left-out clause: the noun with the proper nouns before it."""
    start = noun.i
    while start > 0 and noun.doc[start - 1].pos_ == "PROPN" and noun.doc[start - 1].whitespace_:
        start -= 1
    return noun.doc[start : noun.i + 1].text


def _gaps(reading: SentenceReading) -> frozenset[int]:
    """Positions of the names that belong to a left-out clause, with the “and” before them."""
    nouns = [link.gapped for link in reading.links if link.gapped is not None]
    return frozenset(place for noun in nouns for place in range(noun.i - len(gap_words(noun).split()), noun.i + 1))


def _accuser(clause: Clause, reading: SentenceReading) -> int | None:
    """The clause of whoever alleges it: an accusation keeps its accuser in the title."""
    if clause.role != "content" or clause.parent is None:
        return None
    above = reading.clauses[clause.parent]
    alleges = above.head.lemma_ in word_set("words", "accusing_verbs")
    by_accuser = above.subject is not None and above.subject.lower_ in word_set("words", "accusers")
    return clause.parent if says(above) and (alleges or by_accuser) else None


def _controls(clause: Clause) -> bool:
    """“Summoned him to testify”: who is to do it is the object, so that the title keeps the verb above."""
    return any(child.dep_ in ("dobj", "nsubjpass") for child in clause.head.children)


def _noun_title(noun: Token, reading: SentenceReading, limit: int) -> str:
    """“Lorry bomb at Canary Wharf”; a lone noun gets the year of its date."""
    title = trimmed(phrase(noun, frame=TitleFrame(hidden=reading.hidden)), limit)
    if len(title.split()) < 2:
        years = [
            token.text
            for token in reading.doc
            if token.i in reading.hidden and token.is_digit and len(token.text) == 4 and token.i > noun.i
        ]
        title = f"{title} of {years[0]}" if years else title
    return title[:1].upper() + title[1:]


def _statement_title(
    candidate: Candidate, reading: SentenceReading, discourse: Discourse, *, speaker: Referent | None, limit: int
) -> str:
    """What the speaker did, if the content tells that; else “Speaker says content”."""
    assert candidate.said is not None
    clause, content = reading.clauses[candidate.clause], reading.clauses[candidate.said]
    standing = reading.standings[candidate.said]
    accused = _accuser(content, reading) is not None
    own = content.subject is not None and is_pronoun(content.subject)
    if speaker is not None and content.subject is not None and _speaks_of_others(content.subject, speaker):
        person = content.subject.lower_ in ("he", "she")
        body = discourse.resolve(content.subject.lower_) if person else body_of(clause.subject)
        happened = standing.happening and standing.modality == "happened" and not accused
        speaker, own = (body, own) if body is not None and happened else (speaker, False)
    if speaker is None or (own and not accused and standing.happening and standing.modality == "happened"):
        named = speaker or subject_referent(content, reading, discourse)
        return headline(content, standing.predicate, frame=_frame(named, reading, limit))
    told = not accused and standing.happening and standing.modality == "happened" and content.subject is not None
    if told and not own and not speaker.named:
        return headline(
            content, standing.predicate, frame=_frame(None, reading, limit), planned=standing.modality == "planned"
        )
    verb = third_person(lemma_of(clause.head), plural=speaker.plural)
    if reading.standings[candidate.clause].modality == "planned":
        verb = f"to {lemma_of(clause.head)}"
    frame = replace(_frame(speaker, reading, limit), names=_content_names(content, speaker, reading, discourse))
    listeners = " ".join(phrase(listener, frame=frame) for listener in _listeners(clause))
    told_that = "that" if len(listeners.split()) > 1 and any(c.lower_ == "that" for c in content.head.children) else ""
    return _saying(" ".join(word for word in (verb, listeners, told_that) if word), content, speaker, clause, frame)


def _speaks_of_others(pronoun: Token, speaker: Referent) -> bool:
    """“It” and “they” are never the one person who speaks, “he” and “she” never a body that speaks."""
    person = speaker.kind in ("he", "she", "person")
    return pronoun.lower_ in (("it", "they") if person else ("he", "she"))


def _saying(verb: str, content: Clause, speaker: Referent, clause: Clause, frame: TitleFrame) -> str:
    """“Speaker says content”, modifiers of the content left out first, then those of the speaker, until it fits."""
    tokens = _content_tokens(content, frame)

    def title_with(name: str, kept: list[Token]) -> str:
        return tidy(f"{name} {verb} {_content_words(kept, frame)}")

    title = ""
    for name in (speaker.name, _bare_name(clause.subject, speaker, frame)):
        fitting = functools.partial(_fits, functools.partial(title_with, name), frame.limit)
        title = title_with(name, shortened(tokens, fitting))
        if len(title) <= frame.limit:
            return title[:1].upper() + title[1:]
    title = trimmed(title_with(name, cut(tokens, fitting)), frame.limit)
    return title[:1].upper() + title[1:]


def _fits(title_with: Callable[[list[Token]], str], limit: int, tokens: list[Token]) -> bool:
    return len(title_with(tokens)) <= limit


def _bare_name(subject: Token | None, speaker: Referent, frame: TitleFrame) -> str:
    """“Norwegian official” for “Norwegian government official”: without the nouns before the speaker's own."""
    if subject is None or subject.pos_ != "NOUN":
        return speaker.name
    nouns = {below.i for child in subject.lefts if child.dep_ == "compound" for below in child.subtree}
    return phrase(subject, frame=replace(frame, hidden=frame.hidden | nouns))


def _content_names(
    content: Clause, speaker: Referent, reading: SentenceReading, discourse: Discourse
) -> tuple[tuple[int, str], ...]:
    """The name for a pronoun that is the content's subject, unless it is the speaker's own."""
    if content.subject is None or not is_pronoun(content.subject):
        return ()
    if reading.quoted(content.subject.idx):
        return ()
    referent = discourse.resolve(content.subject.lower_)
    return (
        ((content.subject.i, referent.name),) if referent and referent.kind != "thing" and referent != speaker else ()
    )


def _frame(referent: Referent | None, reading: SentenceReading, limit: int) -> TitleFrame:
    name, plural = (referent.name, referent.plural) if referent else ("", None)
    return TitleFrame(subject=name, plural=plural, hidden=reading.hidden, limit=limit)


def _listeners(clause: Clause) -> list[Token]:
    """Whom somebody told: the first object that is no pronoun."""
    after = [child for child in clause.head.children if child.dep_ in ("dobj", "dative") and child.i > clause.head.i]
    return [child for child in after[:1] if not is_pronoun(child)]


def _content_tokens(content: Clause, frame: TitleFrame) -> list[Token]:
    """The words of the content clause without its “that”, its asides and its dates, in order."""
    inner = [t for child in content.head.children if child.dep_ in ("advcl", "parataxis") for t in child.subtree]
    inner += [t for token in content.head.subtree if _is_inserted(token) for t in token.subtree]
    dropped = {token.i for token in inner} | frame.hidden
    tokens = [
        token
        for token in content.head.subtree
        if token.i not in dropped
        and not (token.lower_ == "that" and token.dep_ == "mark" and token.head.i == content.head.i)
    ]
    return without_dangling(without_loose_commas(sorted(tokens, key=lambda token: token.i)))


def _is_inserted(token: Token) -> bool:
    """A relative clause, an apposition between commas, a credit."""
    beside = token.dep_ == "appos" and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
    return token.dep_ == "relcl" or beside or is_aside(token)


def _content_words(tokens: list[Token], frame: TitleFrame) -> str:
    words = joined(tokens, frame).lstrip("\"“”' ")
    first = next((token for token in tokens if words.startswith(token.text)), None)
    proper = first is None or first.pos_ == "PROPN" or first.ent_type_ or first.text == "I" or not first.text.istitle()
    return words if proper else words[:1].lower() + words[1:]
