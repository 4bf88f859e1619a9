"""What is the headline of an event? Subject, present verb and object of its clause, in the source's own words.

No attribution, no date, no word that the sentence lacks but for the verb's form; at most 80 characters.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.extraction.antecedents import kind_of
from timeline.extraction.asides import is_aside
from timeline.extraction.clauses import Clause
from timeline.extraction.shortening import cut, shortened
from timeline.extraction.verb_forms import is_due, is_plural, lemma_of, number_of_verb, plans, third_person
from timeline.extraction.vocabulary import word_set
from timeline.extraction.voice import undergoes

LONGEST = 80
LONGEST_PHRASE = 44
"""Characters of a title and of a noun phrase in it."""
_DROPPED = frozenset(("relcl", "appos", "advcl", "parataxis", "punct", "discourse", "intj", "preconj", "meta"))
_QUOTATION_MARK = re.compile(r'["“”]')
_BRACKET = re.compile(r"[()]")
_BLANK_BEFORE_MARK = re.compile(r"(?<!\s)\s+([,.;:!?])")
_MARKS_IN_A_ROW = re.compile(r"([,;:])(?:\s*[,;:.]){1,9}")
_SPACED_HYPHEN = re.compile(r"(?<!\s)\s*-\s*")
_HOURS = frozenset(("noon", "midnight", "midday", "dawn", "dusk", "a.m.", "p.m.", "am", "pm", "o'clock"))
_LATEST = re.compile(r" at (?:least|most|last|latest|once)$")
_CLITICS = frozenset(("'s", "’s", "'", "’", "n't", "n’t", "%"))


@dataclass(frozen=True)
class TitleFrame:
    """What a title is made from besides the clause.

    ``subject`` replaces the subject's words (an antecedent's name); ``hidden`` are positions of words to leave out
    (dates); ``names`` folds positions of pronouns to what they stand for; ``limit`` is the greatest length.
    """

    subject: str = ""
    plural: bool | None = None
    hidden: frozenset[int] = frozenset()
    names: tuple[tuple[int, str], ...] = ()
    limit: int = LONGEST


_PREPOSED = re.compile(r"^(?:[Aa]t|[Ii]n|[Oo]f|[Oo]n|[Ff]or|[Ff]rom|[Bb]y|[Tt]o) (?:which|whom|whose) ")


def headline(
    clause: Clause,
    predicate: Token,
    *,
    frame: TitleFrame,
    planned: bool = False,
    unnamed: bool = False,
) -> str:
    """The title of a clause; ``unnamed`` leaves out a subject that is a pronoun for something unknown."""
    subject = frame.subject
    if not subject and clause.subject is not None and not unnamed:
        subject = phrase(clause.subject, frame=frame)
    agent = _agent(predicate) if undergoes(clause, predicate) and not planned and subject else None
    if agent is not None:
        return _active(agent, predicate, _mid_sentence(subject, clause.subject), frame)
    verb = _verb(clause, predicate, frame=frame, planned=planned)
    if (target := _relative_object(clause, predicate)) is not None:
        verb = f"{verb} {phrase(target, frame=frame)}"
    stops = _other_predicates(predicate)
    if clause.subject is not None and clause.subject.i > predicate.i and any(c.dep_ == "expl" for c in predicate.lefts):
        verb, stops = "", stops | {clause.subject.i}
    rest = _rest(predicate, frame=frame, stops=stops)
    return _fitted(subject, verb, frame, rest)


def _relative_object(clause: Clause, predicate: Token) -> Token | None:
    """“A treaty that the two presidents signed”: the antecedent is the object."""
    own = [
        child for child in predicate.children if child.dep_ == "nsubj" and child.lower_ not in ("who", "which", "that")
    ]
    full = any(
        child.dep_ in ("dobj", "ccomp", "xcomp", "prt", "attr", "acomp")
        and child.lower_ not in ("which", "that", "whom")
        or child.lower_ in ("where", "when", "why")
        or (child.dep_ == "prep" and child.i < predicate.i)
        for child in predicate.children
    )
    return predicate.head if clause.role == "relative" and own and not full and predicate.i == clause.head.i else None


def _agent(predicate: Token) -> Token | None:
    """Who did it: the name or noun behind the “by” of a passive."""
    by = next((child for child in predicate.children if child.dep_ == "agent"), None)
    doer = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    if doer is not None and doer.lower_ in word_set("words", "means_nouns"):
        others = [child for child in predicate.subtree if child.lower_ == "by" and child != by]
        named = [noun for word in others for noun in word.children if noun.ent_type_ in ("PERSON", "ORG", "GPE")]
        return named[0] if named else None
    return doer if doer is not None and doer.pos_ in ("NOUN", "PROPN") else None


def _active(agent: Token, predicate: Token, undergone: str, frame: TitleFrame) -> str:
    """“A proposal announced by the premier” as “Premier announces proposal”."""
    verb = third_person(lemma_of(predicate), plural=is_plural(agent))
    particle = " ".join(child.text for child in predicate.children if child.dep_ == "prt")
    state = " ".join(child.text for child in predicate.children if child.dep_ in ("oprd", "acomp"))
    words = (phrase(agent, frame=frame), verb, particle, undergone, state)
    title = trimmed(tidy(" ".join(word for word in words if word)), frame.limit)
    return title[:1].upper() + title[1:]


def _mid_sentence(words: str, head: Token | None) -> str:
    """“Up to 30 people” as it stands further on in a sentence: without the capital of the sentence's first word."""
    first = head.doc[0] if head is not None else None
    if first is None or first.pos_ == "PROPN" or first.ent_type_ not in ("", "CARDINAL", "MONEY", "QUANTITY"):
        return words
    return words[:1].lower() + words[1:] if words.startswith(first.text) and first.text.istitle() else words


def phrase(head: Token, *, frame: TitleFrame) -> str:
    """A noun phrase in headline style: no article, no relative clause, no apposition, a person by name alone."""
    if name := dict(frame.names).get(head.i):
        return name
    if head.ent_type_ == "PERSON" and head.pos_ == "PROPN" and not any(c.dep_ == "conj" for c in head.children):
        return _person(head)
    if (person := _named_behind(head)) is not None:
        return _person(person)
    if len(people := _joined_people(head)) == 2:
        return f"{_person(people[0])} and {_person(people[1])}"
    tokens = _phrase_tokens(head, frame)
    longest = LONGEST_PHRASE if head.lower_ != "number" else LONGEST_PHRASE + 16
    if len(joined(tokens, frame)) > longest:
        tokens = shortened(tokens, lambda kept: len(joined(kept, frame)) <= longest)
    return joined(tokens, frame)


def joined(tokens: list[Token], frame: TitleFrame) -> str:
    """The words in order with the blanks that they have in the source; articles left out."""
    names = dict(frame.names)
    out = ""
    for place, token in enumerate(tokens):
        word = names.get(token.i, token.text)
        if _article(token) or word.isspace():
            continue
        glued = bool(place) and tokens[place - 1].i == token.i - 1 and not tokens[place - 1].whitespace_
        glued = glued or out.endswith("“") or (out.endswith('"') and out.count('"') % 2 == 1)
        if place and _scored(tokens[place - 1], token):
            out, glued = out + "-", True
        out += word if not out or (glued and not out.endswith(" ")) or word in _CLITICS else " " + word
    return tidy(out)


def _scored(first: Token, second: Token) -> bool:
    """“3-1”: the two numbers of a score, the mark between them left out by the parse."""
    apart = second.i - first.i == 2 and first.nbor(1).text in ("-", "–") and not first.whitespace_
    return apart and first.is_digit and second.is_digit


def tidy(words: str) -> str:
    """One line without stray marks at its ends and without an unpaired quotation mark or bracket."""
    words = " ".join(words.split())
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = _QUOTATION_MARK.sub("", words)
    if words.count("(") != words.count(")"):
        words = _BRACKET.sub("", words)
    words = _BLANK_BEFORE_MARK.sub(r"\1", words)
    words = _MARKS_IN_A_ROW.sub(r"\1", words).replace(", and ", " and ").replace(", or ", " or ")
    return words if words.endswith((".S.", ".N.", ".K.")) else words.strip(" ,;:–—-").rstrip(".")


def _person(head: Token) -> str:
    """The name's own words, without office and nationality."""
    start = end = head.i
    doc = head.doc
    while (
        start > head.sent.start
        and doc[start - 1].ent_type_ == "PERSON"
        and doc[start - 1].ent_iob_ in ("B", "I")
        and doc[start].ent_iob_ != "B"
    ):
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_type_ == "PERSON" and doc[end + 1].ent_iob_ == "I":
        end += 1
    offices = word_set("words", "honorifics") | word_set("words", "ranks") | word_set("words", "describing_nouns")
    before = [place for place in range(start, end) if doc[place].lower_ in offices]
    words = [token.text for token in doc[before[-1] + 1 if before else start : end + 1]]
    while words and words[-1] in ("'s", "’s", "'", "’"):
        words.pop()
    text = " ".join(words) or head.text
    return _SPACED_HYPHEN.sub("-", text) if "-" in words else text


def _joined_people(head: Token) -> list[Token]:
    """“Captain Ann Bell and the late Sir Carl Lund”: the two persons, if nothing else is joined to them."""
    joined_to = [child for child in head.children if child.dep_ == "conj"]
    people = [head, *joined_to]
    named = all(token.ent_type_ == "PERSON" and token.pos_ == "PROPN" for token in people)
    return people if named and not any(c.dep_ == "conj" for token in joined_to for c in token.children) else []


def _named_behind(head: Token) -> Token | None:
    """“A clerk, Mrs Ann Bell,” is Ann Bell; “the board's chairman, Carl Lund,” stays the board's chairman."""
    if head.pos_ != "NOUN" or is_plural(head) or any(child.dep_ in ("poss", "conj") for child in head.children):
        return None
    beside = [child for child in head.children if child.dep_ == "appos" and child.i > head.i]
    beside += [below for child in beside for below in child.children if below.dep_ == "appos"]
    people = [name for name in beside if name.ent_type_ == "PERSON" and name.pos_ == "PROPN"]
    return next((name for name in people if name.left_edge.nbor(-1).text == "," or kind_of(name.head) != "thing"), None)


def _phrase_tokens(head: Token, frame: TitleFrame) -> list[Token]:
    kept: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        if token.i in frame.hidden:
            continue
        kept.append(token)
        stack.extend(child for child in token.children if _keeps(child, frame))
    return _without_loose_ends(sorted(kept, key=lambda token: token.i), head)


def _keeps(child: Token, frame: TitleFrame) -> bool:
    if child.i in frame.hidden or _name_of(child):
        return child.i not in frame.hidden
    if child.dep_ in _DROPPED and not _inner_mark(child) and not _list_comma(child):
        return False
    if child.dep_ == "acl":
        return _counted(child)
    if child.dep_ == "prep":
        return not is_aside(child) and any(c.i not in frame.hidden for c in child.children)
    numbered = child.dep_ == "npadvmod" and child.like_num
    second = child.dep_ == "conj" and child.pos_ == "VERB"
    return not (numbered or second or _unnamed_owner(child, frame) or _age_or_list(child))


def _name_of(child: Token) -> bool:
    """“The tanker Elbe”: a name right behind its noun belongs to it."""
    head = child.head
    tight = child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1
    return tight and head.pos_ == "NOUN" and child.text[:1].isupper()


def _counted(participle: Token) -> bool:
    """“The number of people known to have died”: what is counted is told by the participle."""
    of = participle.head.head
    return of.lower_ == "of" and of.head.lower_ in ("number", "proportion", "share", "percentage")


def _age_or_list(child: Token) -> bool:
    """The 33 of “men aged 29 and 33”, and the names of “two chemists, Ann Bell and Carl Lund”."""
    if child.dep_ != "conj" or child.head.pos_ != "NOUN":
        return False
    listed = child.ent_type_ == "PERSON" and any(c.dep_ == "nummod" for c in child.head.children)
    return listed or (child.like_num and not child.head.like_num)


def _inner_mark(token: Token) -> bool:
    """A hyphen, a comma between adjectives or names, quotation marks: they stay with their neighbours."""
    return (
        token.dep_ == "punct"
        and token.text in ("-", '"', "“", "”", "/", "–")
        and not token.whitespace_
        or token.dep_ == "punct"
        and token.text in ("“", "”", '"')
    )


def _list_comma(token: Token) -> bool:
    """The comma of “apples, pears and …”: what it parts are members of one list."""
    if token.text != "," or token.head.pos_ not in ("NOUN", "PROPN") or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return any(c.dep_ == "conj" and c.left_edge.i <= after.i <= c.i for c in token.head.children)


def _without_loose_ends(tokens: list[Token], head: Token) -> list[Token]:
    while tokens and (
        tokens[-1].dep_ in ("cc", "punct", "case")
        and tokens[-1].i > head.i
        and not (tokens[-1].dep_ == "case" and tokens[-1].head.dep_ != "poss")
        or tokens[-1].text in ("“", "-", "–", "worth", "aged")
    ):
        tokens.pop()
    while (
        tokens
        and (tokens[0].dep_ == "punct" or tokens[0].dep_ == "cc" and tokens[0].i < head.i)
        and tokens[0].text not in ("“", '"', "$", "£", "€")
    ):
        tokens.pop(0)
    return tokens


def _article(token: Token) -> bool:
    """“The”, “a”; kept in names (“The Hague”) and rates (“$5 a day”)."""
    if token.lower_ not in ("the", "a", "an") or token.pos_ != "DET" or _part_of_number(token):
        return False
    return not (token.text == "The" and token.i > 0 and token.ent_type_) and token.head.lower_ not in (
        "share",
        "barrel",
        "day",
        "year",
        "week",
        "month",
        "few",
        "lot",
    )


def _part_of_number(determiner: Token) -> bool:
    """“All six of their seats”, “the first of his voyages”, “171 of the planes”: the word keeps its place."""
    if determiner.i < 2 or determiner.nbor(-1).lower_ != "of":
        return False
    counted = determiner.nbor(-2)
    return counted.like_num or counted.tag_ == "CD" or counted.lower_ in ("first", "last", "all", "both", "each", "one")


def _unnamed_owner(token: Token, frame: TitleFrame) -> bool:
    """“His”, “whose”: left out where nobody knows the name."""
    possessive = token.dep_ == "poss" and token.tag_ in ("PRP$", "WP$")
    return possessive and token.i not in dict(frame.names) and not _part_of_number(token)


def _other_predicates(predicate: Token) -> set[int]:
    """Verbs joined to the predicate or above it: other clauses, which are other events."""
    return {t.i for t in predicate.sent if t.dep_ == "conj" and t.head.i == predicate.i and t.pos_ in ("VERB", "AUX")}


def _verb(clause: Clause, predicate: Token, *, frame: TitleFrame, planned: bool) -> str:
    passive = undergoes(clause, predicate)
    plural = _plural(clause, frame)
    negation = "not " if any(c.dep_ == "neg" for c in predicate.children) else ""
    if planned and not plans(predicate):
        if predicate.lower_ in word_set("words", "planning_words"):
            return predicate.lower_
        if is_due(predicate):
            return negation.strip()
        return f"{negation}to be {predicate.text}" if passive else f"{negation}to {lemma_of(predicate)}"
    if passive and predicate.tag_ in ("VBN", "VBD"):
        return f"{negation}{predicate.text.lower()}"
    if negation:
        return f"{'do' if plural else 'does'} not {lemma_of(predicate)}"
    return third_person(lemma_of(predicate), plural=plural)


def _plural(clause: Clause, frame: TitleFrame) -> bool:
    """By the verb's own form where it tells (“air and ground blitz has killed”), else by the subject."""
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.head.children)
    number = number_of_verb(clause.head) if own and clause.role != "relative" else None
    if number is not None and (clause.subject is None or clause.subject.pos_ != "PRON"):
        return number
    return frame.plural if frame.plural is not None else is_plural(clause.subject)


def _rest(predicate: Token, *, frame: TitleFrame, stops: set[int]) -> list[Token]:
    """What follows the verb: objects, complements, places; clauses, dates and asides left out."""
    kept: list[Token] = []
    for child in predicate.children:
        late = child.i > predicate.i and child.dep_ not in ("aux", "auxpass", "neg")
        if (
            late
            and not is_aside(child)
            and child.i not in stops
            and child.i not in frame.hidden
            and _worth(child, frame)
        ):
            kept.extend(_subtree(child, frame))
    tokens = sorted(kept, key=lambda token: token.i)
    return _without_loose_ends(tokens, predicate)


def _worth(child: Token, frame: TitleFrame) -> bool:
    if child.dep_ == "cc":
        return any(c.dep_ == "conj" and c.i > child.i and c.pos_ not in ("VERB", "AUX") for c in child.head.children)
    if child.dep_ in _DROPPED or child.dep_ in ("mark", "nsubj", "nsubjpass") or _loose(child):
        return False
    if child.dep_ == "advmod" and child.lower_ in word_set("words", "weak_sentence_words"):
        return False
    if child.dep_ == "prep":
        return _particle(child) or (any(c.i not in frame.hidden for c in child.children) and not _clock_time(child))
    return not (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"))


def _loose(child: Token) -> bool:
    """A verb that the parse could not place, and what a comma parts: “…, never having been told”, “…, its lowest”."""
    beside = child.dep_ == "npadvmod" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    return beside or (child.dep_ == "dep" and child.pos_ == "VERB")


def _particle(preposition: Token) -> bool:
    """The “by” of “stood by”: a preposition with nothing behind it belongs to its verb."""
    return not any(child.dep_ != "punct" for child in preposition.children) and preposition.i == preposition.head.i + 1


def _clock_time(preposition: Token) -> bool:
    """“At 8.40”, “at 4 p.m.”, “at noon”."""
    nouns = [child for child in preposition.children if child.dep_ == "pobj"]
    return preposition.lower_ in ("at", "by", "before", "after", "around") and any(
        re.fullmatch(r"\d{1,2}[.:]\d\d(?:[ap]m)?", noun.text) or noun.lower_ in _HOURS for noun in nouns
    )


def _subtree(token: Token, frame: TitleFrame) -> list[Token]:
    kept, stack = [], [token]
    while stack:
        current = stack.pop()
        if current.i in frame.hidden:
            continue
        kept.append(current)
        for child in current.children:
            second = child.dep_ == "conj" and child.tag_ == "VBD" and current.tag_ == "VB"
            loose = child.dep_ in _DROPPED and not _inner_mark(child) and child.lower_ != "," and not _name_of(child)
            possessive = _unnamed_owner(child, frame)
            inside = list(child.children)
            empty = child.dep_ == "prep" and inside and all(c.i in frame.hidden for c in inside)
            comma = child.text == "," and current.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
            if not (loose or second or possessive or empty or comma or is_aside(child)):
                stack.append(child)
    return kept


def _fitted(subject: str, verb: str, frame: TitleFrame, rest: list[Token]) -> str:
    """The title with its object shortened, whole phrases at a time, until it fits."""
    if len(subject) > frame.limit - 20:
        subject = trimmed(subject, frame.limit - 24)

    def title_with(tokens: list[Token]) -> str:
        return tidy(" ".join(part for part in (subject, verb, joined(tokens, frame)) if part))

    rest = cut(rest, lambda tokens: len(title_with(tokens)) <= frame.limit)
    closed = bool(rest) and (rest[-1].dep_ in ("prt", "advmod") or _particle(rest[-1]) and rest[-1].dep_ == "prep")
    title = _PREPOSED.sub("", trimmed(title_with(rest), frame.limit, closed=closed))
    return title[:1].upper() + title[1:]


def trimmed(title: str, limit: int, *, closed: bool = False) -> str:
    """At most ``limit`` characters: cut at a word, without a function word left at the end.

    ``closed`` is true if the last word may stand there: “resigns”, “gives up”.
    """
    if len(title) > limit:
        title, closed = title[: limit + 1].rsplit(" ", 1)[0], False
    title = _LATEST.sub("", title)
    words = title.split()
    while not closed and len(words) > 2 and words[-1].lower().strip(",;:") in word_set("words", "trailing_words"):
        words.pop()
    return tidy(" ".join(words))
