"""By which name does a title speak of a clause's subject? Pronouns and relatives replaced by what they stand for."""

from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from timeline.extraction.actors import Cast, clean_name
from timeline.extraction.antecedents import (
    PRONOUNS,
    Discourse,
    Kind,
    Rank,
    Referent,
    Undergone,
    is_pronoun,
    kind_of,
    referent_of,
)
from timeline.extraction.clauses import Clause
from timeline.extraction.reading import SentenceReading
from timeline.extraction.selection import says
from timeline.extraction.subjects import spoken_subject
from timeline.extraction.titles import TitleFrame, phrase
from timeline.extraction.vocabulary import word_set


def subject_referent(clause: Clause, reading: SentenceReading, discourse: Discourse) -> Referent | None:
    """The subject's name with its number; ``None`` where it is not said and cannot be found."""
    subject = spoken_subject(clause, reading.hidden)
    if subject is None:
        return None
    frame = TitleFrame(hidden=reading.hidden)
    if not is_pronoun(subject) or _counted(subject):
        frame = replace(frame, names=owner_names(subject, clause, reading, discourse))
        name = known_name(subject, discourse) or phrase(subject, frame=frame)
        return discourse.as_person(referent_of(subject, name))
    if subject.lower_ == "it" and _impersonal(clause):
        return None
    if (inside := _within_sentence(subject, clause, reading, discourse)) is not None:
        return inside
    found = discourse.resolve(subject.lower_, agentive=_agentive(clause), undergone=_undergone(subject))
    passing = found is not None and found.kind == "thing" and not found.definite
    return None if passing and _states(clause) else found


def _states(clause: Clause) -> bool:
    """“It has been a listed building”: said of what the text is about, not of “a coaster” that it mentions."""
    return clause.head.lemma_ == "be" and any(child.dep_ == "attr" for child in clause.head.children)


def _counted(subject: Token) -> bool:
    """“Some of the people”, “six others”: no pronoun that stands for something said before."""
    of = any(child.lower_ == "of" and any(c.pos_ == "NOUN" for c in child.children) for child in subject.rights)
    return of or (subject.lower_ == "others" and any(child.like_num for child in subject.lefts))


def _undergone(pronoun: Token) -> Undergone:
    """Does the pronoun undergo its verb, and is it a verb of custody, of which the object is more often spoken on?"""
    if pronoun.dep_ != "nsubjpass":
        return ""
    return "custody" if pronoun.head.lemma_ in word_set("words", "custody_verbs") else "other"


def owner_names(
    noun: Token, clause: Clause, reading: SentenceReading, discourse: Discourse
) -> tuple[tuple[int, str], ...]:
    """“His trial” is Carl Lund's trial: the owner's name for a bare noun that is nothing without it."""
    owner = next((child for child in noun.children if child.tag_ in ("PRP$", "WP$")), None)
    if owner is None or any(child.dep_ in ("amod", "compound", "prep") for child in noun.children):
        return ()
    if owner.tag_ == "WP$":
        return ((owner.i, _owned(phrase(clause.head.head, frame=TitleFrame(hidden=reading.hidden)))),)
    pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(owner.lower_, "")
    if any(token.lower_ in ("him", "her", "it", "them") for token in object_pronouns(clause)):
        return ()
    inside = any(token.i < owner.i and token.dep_ in ("nsubj", "nsubjpass") for token in noun.doc)
    found = discourse.resolve(pronoun, within=1.0) if pronoun else None
    if inside:
        above = reading.clauses[clause.parent].subject if clause.parent is not None else None
        if above is None or (not is_pronoun(above) and kind_of(above) not in PRONOUNS.get(pronoun, ())):
            return ()
        if not is_pronoun(above):
            found = referent_of(above, phrase(above, frame=TitleFrame(hidden=reading.hidden)))
    return ((owner.i, _owned(found.name)),) if found is not None and found.named else ()


def _owned(name: str) -> str:
    return f"{name}'" if name.endswith("s") and " " not in name else f"{name}'s"


def known_name(noun: Token, discourse: Discourse) -> str:
    """What “the vessel” is called, if the text has introduced one vessel by its name."""
    if noun.tag_ != "NN" or noun.ent_type_:
        return ""
    bare = [child for child in noun.children if child.dep_ not in ("punct", "relcl", "acl", "appos", "cc", "conj")]
    if any(child.dep_ == "conj" for child in noun.children) or [child.lower_ for child in bare] != ["the"]:
        return ""
    return discourse.called(noun.lower_)


def _agentive(clause: Clause) -> bool:
    return not clause.passive and clause.head.lemma_ in word_set("words", "agentive_verbs")


def _impersonal(clause: Clause) -> bool:
    """“It was stated that …”, “it looked like rain”: nothing stands behind the pronoun."""
    told = clause.passive and any(child.dep_ in ("ccomp", "csubj") for child in clause.head.children)
    return told or clause.head.lemma_ in ("look", "seem", "appear", "rain", "snow")


def object_names(clause: Clause, reading: SentenceReading, discourse: Discourse) -> tuple[tuple[int, str], ...]:
    """Names for the pronouns that stand under the clause's verb: the object of the clause that it joins, what the
    sentence spoke of before, or the last thing spoken of, but never the clause's own subject."""
    found = []
    for pronoun in object_pronouns(clause):
        referent = _object_above(pronoun, clause, reading)
        referent = referent or _earlier_in_sentence(pronoun, clause, reading, discourse)
        if referent and not _same(referent, clause, reading):
            found.append((pronoun.i, referent.name))
    return tuple(found)


def unnamed_objects(clause: Clause, names: tuple[tuple[int, str], ...]) -> frozenset[int]:
    """Positions of the pronouns that no name was found for, where the title reads well without them."""
    lost = [token for token in object_pronouns(clause) if token.i not in dict(names)]
    others = any(child.dep_ in ("dobj", "npadvmod") and child not in lost for child in clause.head.children)
    hidden = {token.i for token in lost if token.dep_ == "pobj" or (token.dep_ in ("dative", "dobj") and others)}
    return frozenset(hidden)


def object_pronouns(clause: Clause) -> list[Token]:
    """“It”, “him”, “her” and “them” as objects of the verb and of its prepositions."""
    behind = [child for child in clause.head.children if child.i > clause.head.i]
    places = [child for child in behind if child.dep_ in ("dobj", "dative")]
    places += [below for child in behind if child.dep_ in ("prep", "dative") for below in child.children]
    return [token for token in places if token.lower_ in ("it", "him", "her", "them") and token.tag_ == "PRP"]


def _earlier_in_sentence(
    pronoun: Token, clause: Clause, reading: SentenceReading, discourse: Discourse
) -> Referent | None:
    """The nearest subject of the sentence before the pronoun, or object, that it fits; else the text before it."""
    frame = TitleFrame(hidden=reading.hidden)
    own = clause.subject
    to_people = pronoun.dep_ == "dative"
    subjects = [other.subject for other in reversed(reading.clauses) if other.head.i < clause.head.i]
    objects = [c for other in reversed(reading.clauses) for c in other.head.children if c.dep_ == "dobj"]
    for noun in [*subjects, *objects]:
        if noun is None or is_pronoun(noun) or noun == own or noun.i > clause.head.i:
            continue
        referent = referent_of(noun, phrase(noun, frame=frame))
        if referent.kind in PRONOUNS[pronoun.lower_] and (referent.human or referent.body or not to_people):
            return referent
    name = phrase(own, frame=frame) if own is not None and not is_pronoun(own) else ""
    acted_on = pronoun.dep_ == "dobj" and pronoun.lower_ in ("it", "them")
    found = discourse.resolve(pronoun.lower_, but=name, within=1.3, agentive=to_people, acted_on=acted_on)
    if found is None or (to_people and not found.human):
        return None
    return found if not _decided(clause) or set(found.name.lower().split()) & word_set("words", "voted_nouns") else None


def _decided(clause: Clause) -> bool:
    """“Councillors rejected it”, “threw it out”: what is put to a vote is a plan or a bill, nothing else."""
    return clause.head.lemma_ in word_set("words", "voting_verbs") | {"throw", "turn", "vote"}


def _object_above(pronoun: Token, clause: Clause, reading: SentenceReading) -> Referent | None:
    """“Issued a warning and raised it”: what the joined clause before acted on."""
    if clause.role != "joined" or clause.parent is None:
        return None
    above = reading.clauses[clause.parent].head
    target = next((child for child in above.children if child.dep_ == "dobj" and not is_pronoun(child)), None)
    if target is None or kind_of(target) not in PRONOUNS[pronoun.lower_]:
        return None
    return referent_of(target, phrase(target, frame=TitleFrame(hidden=reading.hidden)))


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
    """People, subjects and objects become what later pronouns may stand for; what a pronoun stood for stays so."""
    frame = TitleFrame(hidden=reading.hidden)
    found: list[tuple[Referent, Rank]] = []
    seen: set[int] = set()
    for clause in reading.clauses:
        subject = clause.subject
        if subject is None or subject.i in seen or reading.quoted(clause.head.idx):
            continue
        seen.add(subject.i)
        spoken_of = subject.lower_ in PRONOUNS or subject.pos_ in ("NOUN", "PROPN")
        referent = subject_referent(clause, reading, discourse) if spoken_of else None
        if referent is not None and referent.name:
            owner = _owner_spoken_of(subject, reading, discourse) if referent.kind == "thing" else None
            found += [(owner, "subject")] if owner is not None else []
            found.append((referent, "below" if owner is not None else _rank(clause)))
    alone = all(clause.subject is None or clause.subject.lower_ in ("it", "there") for clause in reading.clauses)
    for token in reading.doc:
        if token.i in seen or reading.quoted(token.idx) or (rank := _lower_rank(token)) is None:
            continue
        if name := known_name(token, discourse) or phrase(token, frame=frame):
            found.append((referent_of(token, name), "below" if rank == "other" and alone else rank))
    discourse.next_sentence(reading.sentence.paragraph)
    for referent, rank in found:
        discourse.remember(discourse.as_person(referent), rank)
    introduce_names(reading, discourse)


def _owner_spoken_of(subject: Token, reading: SentenceReading, discourse: Discourse) -> Referent | None:
    """“Its hull was …; it carries …”: what owns a part or a trait stays what the text speaks of."""
    owner = next((child for child in subject.children if child.lower_ == "its"), None)
    if owner is None or any(token.dep_ in ("nsubj", "nsubjpass") and token.i < owner.i for token in reading.doc):
        return None
    return discourse.resolve("it", within=1.5)


def _rank(clause: Clause) -> Rank:
    """A relative or a participle makes no subject of the noun that it hangs on."""
    if not any(child == clause.subject for child in clause.head.children):
        return "other"
    return "subject" if clause.role == "main" else "joined" if clause.role == "joined" else "below"


def _lower_rank(token: Token) -> Rank | None:
    """Objects, doers of a passive, and names that own the subject; people wherever they stand."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"):
        return None
    if token.dep_ in ("dobj", "dative") or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return "object"
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.pos_ in ("VERB", "NOUN"):
        return "object"
    if token.dep_ == "poss" and token.head.dep_ in ("nsubj", "nsubjpass"):
        return "object"
    stands_at = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "from", "to", "into")
    return "other" if token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON" and not stands_at else None


def introduce_names(reading: SentenceReading, discourse: Discourse) -> None:
    """“The tanker Manhattan”, “the Rhosus, a cargo ship”, “Castle Building Society”: names by their common noun."""
    for token in reading.doc:
        if token.pos_ != "PROPN":
            continue
        span = next((s for s in reading.doc.ents if s.start <= token.i < s.end), None)
        name = clean_name(span) if span is not None else token.text
        nouns = [child for child in token.children if child.dep_ in ("compound", "nmod") or _described(child)]
        before = token.doc[max(0, token.left_edge.i - 1)]
        paired = before.dep_ == token.dep_ and before.head == token.head
        nouns += [before] if (token.dep_ == "appos" and token.head == before) or paired else []
        for noun in nouns:
            if noun.tag_ == "NN" and not noun.ent_type_ and kind_of(noun) == "thing":
                discourse.introduce(noun.lower_, name)
    for span in reading.doc.ents:
        words = clean_name(span).split()
        if span.label_ in ("ORG", "FAC", "PRODUCT") and len(words) > 1:
            discourse.introduce(words[-1].lower().rstrip("."), " ".join(words))


def _described(noun: Token) -> bool:
    """“…, a leaking cargo ship, …” behind a name."""
    return noun.dep_ == "appos" and noun.i > noun.head.i and any(c.lower_ in ("a", "an") for c in noun.lefts)


def known_people(readings: tuple[SentenceReading, ...], cast: Cast) -> dict[str, Kind]:
    """Surnames of the article's people with what the text tells of their gender, where it tells one thing."""
    kinds: dict[str, set[Kind]] = {}
    for span in (span for reading in readings for span in reading.doc.ents if span.label_ == "PERSON"):
        name = clean_name(span)
        if name and len(full := cast.full_name(name).split()) > 1:
            kinds.setdefault(full[-1], set()).add(kind_of(span.root))
    return {
        name: next(iter(told - {"person"})) if len(told - {"person"}) == 1 else "person" for name, told in kinds.items()
    }


def main_person(readings: tuple[SentenceReading, ...], cast: Cast) -> Referent | None:
    """Whom an article is about, if it names one person far more often than any other and mostly says “he” or “she”."""
    people = [span for reading in readings for span in reading.doc.ents if span.label_ == "PERSON"]
    named = [(cast.full_name(name), span) for span in people if (name := clean_name(span))]
    counts = Counter(name for name, _ in named)
    if not counts:
        return None
    (name, most), *others = counts.most_common(2)
    pronouns = Counter(token.lower_ for reading in readings for token in reading.doc if token.lower_ in ("he", "she"))
    told = pronouns.most_common(1)[0] if pronouns else ("", 0)
    if most < 3 or (others and most < 2 * others[0][1]) or told[1] < 4:
        return None
    roots = [span.root for full, span in named if full == name]
    kinds = {kind_of(root) for root in roots} - {"person"}
    if kinds and told[0] not in kinds:
        return None
    return replace(referent_of(roots[0], name), kind="he" if told[0] == "he" else "she")


def find_speaker(readings: list[SentenceReading], discourse: Discourse) -> Referent | None:
    """Who speaks in a paragraph: the subject of its first verb of saying outside the quotation marks."""
    for reading in readings:
        for clause in reading.clauses:
            if says(clause) and clause.subject is not None and not reading.quoted(clause.head.idx):
                referent = subject_referent(clause, reading, discourse)
                if referent and referent.kind in ("he", "she", "person"):
                    return referent
    return None


def _within_sentence(pronoun: Token, clause: Clause, reading: SentenceReading, discourse: Discourse) -> Referent | None:
    """“United said it had found …”: the subject of the clause above, if it is of the pronoun's kind."""
    objects = (token for token in pronoun.doc[: pronoun.i] if token.dep_ in ("dobj", "pobj", "dative"))
    if any(token.lower_ == pronoun.lower_ for token in objects):
        return None
    frame, from_above = TitleFrame(hidden=reading.hidden), clause.parent
    wanted = {"it": ("thing",), "he": ("he", "person"), "she": ("she", "person"), "they": ("group", "thing")}.get(
        pronoun.lower_, ()
    )
    while from_above is not None:
        above = reading.clauses[from_above]
        if above.subject is not None and above.subject.i < pronoun.i and not is_pronoun(above.subject):
            referent = discourse.as_person(referent_of(above.subject, phrase(above.subject, frame=frame)))
            if referent.kind not in wanted:
                from_above = above.parent
                continue
            if pronoun.lower_ == "it" and _agentive(clause) and not (referent.body or referent.named):
                return None
            return (_named_object(above, referent, frame) or referent) if referent.name else None
        from_above = above.parent
    return None


def _named_object(above: Clause, subject: Referent, frame: TitleFrame) -> Referent | None:
    """“A storm silenced Beagle years after it had landed”: behind an indefinite subject it is the name acted on."""
    target = next((child for child in above.head.children if child.dep_ == "dobj"), None)
    if subject.definite or subject.kind != "thing" or target is None or target.pos_ != "PROPN":
        return None
    return referent_of(target, phrase(target, frame=frame)) if kind_of(target) == "thing" else None


def _same(referent: Referent, clause: Clause, reading: SentenceReading) -> bool:
    subject = clause.subject
    return subject is not None and phrase(subject, frame=TitleFrame(hidden=reading.hidden)) == referent.name
