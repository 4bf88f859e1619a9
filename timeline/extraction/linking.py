"""Which temporal expression dates which clause? Linked through the parse, with the rule that linked it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from spacy.tokens import Doc, Token

from timeline.extraction.clauses import Clause, clause_position
from timeline.extraction.timex_readings import Timex
from timeline.extraction.vocabulary import word_set

LinkRule = Literal["in the clause", "of the event noun", "counted from the clause", "of the when-clause", "listed"]

_SHARING = frozenset(("in", "during", "at", "by", "on", "for", "with", "to", "into"))


@dataclass(frozen=True)
class Link:
    """``timex`` dates the clause at ``clause``, or the event that ``noun`` names if there is one.

    With the rule “counted from the clause” the expression (“a day after”) tells how far the clause lies from the one
    above it. ``alternative`` marks a further date of a list, which is a further event of the same clause. ``intended``
    is the infinitive that the date belongs to (“agreed to meet on Friday”): what is still to come. ``purpose`` is an
    infinitive that says what for, and may own the date. ``gapped`` is a noun that is another subject or object of the
    same verb (“Kenya became independent in 1963 and Malawi in 1964”).
    """

    timex: Timex
    clause: int
    rule: LinkRule = "in the clause"
    noun: Token | None = None
    alternative: bool = False
    intended: Token | None = None
    purpose: Token | None = None
    gapped: Token | None = None


def link_timexes(doc: Doc, timexes: tuple[Timex, ...], clauses: tuple[Clause, ...], *, offset: int) -> tuple[Link, ...]:
    """Links in reading order; ``offset`` is where the sentence of ``doc`` begins in the text of the timexes.

    Durations and habits link to nothing.
    """
    links: list[Link] = []
    previous: Timex | None = None
    for timex in timexes:
        if timex.preposition == "from" and _postpones(doc):
            continue
        tokens = timex_tokens(doc, timex, offset=offset)
        if not timex.dateable or not tokens or not clauses or _compared(timex, tokens):
            continue
        found = _link(timex, tokens, clauses)
        gapped = _gapped(doc, previous, timex, offset) if previous is not None else None
        listed = previous is not None and (gapped is not None or _listed(doc, previous, timex, offset))
        links.extend(_with_alternative(found, links, listed=listed, gapped=gapped))
        previous = timex
    raised = [_raised(link, links, clauses) for link in links]
    return tuple(_uncleft(_raised(link, raised, clauses), clauses) for link in raised)


def _uncleft(link: Link, clauses: tuple[Clause, ...]) -> Link:
    """“It was Ross who made the passage in 1850”: the date is that of what he did."""
    head = clauses[link.clause].head
    if head.lemma_ != "be" or not any(child.dep_ == "nsubj" and child.lower_ == "it" for child in head.children):
        return link
    names = [child for child in head.children if child.dep_ == "attr" and child.pos_ in ("PROPN", "NOUN")]
    inner = next(
        (place for place, c in enumerate(clauses) if c.role == "relative" and any(c.head.head.i == n.i for n in names)),
        None,
    )
    return replace(link, clause=inner) if inner is not None and link.noun is None else link


def _compared(timex: Timex, tokens: list[Token]) -> bool:
    """“Down from 902 the week before”, “the level of 1980”, “28% above Friday's close”: measured against, not done."""
    top = _top(tokens)
    before = top.doc[tokens[0].i - 2 : tokens[0].i] if tokens[0].i > 1 else ()
    if [token.lower_ for token in before] == ["as", "of"] or _lived(timex, tokens):
        return True
    if timex.reading.shape in ("offset", "ago") and _AGAINST.search(top.doc.text, 0, tokens[0].idx):
        return True
    if timex.reading.shape == "year" and timex.preposition == "of" and timex.reading.year:
        above = top.head.head
        return above.pos_ == "NOUN" and above.lemma_.lower() not in word_set("words", "event_nouns")
    for token in (top, *top.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            return token.dep_ == "prep" and token.lower_ == "compared"
        if token.dep_ == "prep" and token.lower_ in _MEASURES and token is not top.head:
            held = [child for child in token.children if child.dep_ in ("pobj", "pcomp")]
            return any(_measured(noun, top) for noun in held)
    return False


def _lived(timex: Timex, tokens: list[Token]) -> bool:
    """“Carl Rohde (1879–1951)”: years of a life."""
    bracket = tokens[0].nbor(-1) if tokens[0].i > 1 else None
    opened = bracket is not None and bracket.text == "(" and bracket.nbor(-1).pos_ == "PROPN"
    return timex.reading.shape == "range" and opened


_AGAINST = re.compile(
    r"\b(?:from|than|against|with|versus)\s(?:(?:about|some|only|just)\s)?(?:[A-Z]{0,3}[$£€])?\d[\d.,]*"
    r"(?:\s?(?:%|[a-z]+)){0,2},?\s$"
)
_MEASURES = frozenset(("from", "than", "against", "to", "above", "below", "over"))


def _measured(noun: Token, top: Token) -> bool:
    """A number that the date belongs to, or the possession of a date (“902 the week before”, “Friday's close”)."""
    number = noun.like_num or any(child.like_num or child.lower_ == "$" for child in noun.children)
    owned = top.dep_ == "poss" and top.head.i == noun.i and noun.lemma_.lower() not in word_set("words", "event_nouns")
    back = top.dep_ == "npadvmod" and (number or noun.lower_ in ("%", "percent"))
    return back or owned


def _raised(link: Link, links: list[Link], clauses: tuple[Clause, ...]) -> Link:
    """The clause above takes a date that trails behind it over a participle or a joined verb, unless it has its own.

    “Crews freed two men trapped in a pit on Friday” freed them on Friday; “killed ten and hurt six on Tuesday”
    did both on Tuesday.
    """
    clause = clauses[link.clause]
    if link.rule != "in the clause" or clause.parent is None or link.timex.reading.shape in ("since", "offset"):
        return link
    above = clauses[clause.parent]
    if clause.head.dep_ == "pcomp" and clause.head.head.lower_ == "with":
        return replace(link, clause=clause.parent)
    if any(other.clause == clause.parent for other in links) or above.head.i > clause.head.i:
        return link
    trailing = (
        _reduced(clause, above) or _shares_everything(clause) or _toll_of(clause, above) or _elliptic(clause, above)
    )
    return replace(link, clause=clause.parent) if trailing and above.head.tag_ in ("VBD", "VBN") else link


def _toll_of(clause: Clause, above: Clause) -> bool:
    """“Nine people died in a blast that tore through a hotel on Monday”: the toll is the event, the blast its cause."""
    noun = clause.head.head
    return (
        clause.role in ("relative", "participle")
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "by", "during", "when")
        and noun.head.head.i == above.head.i
        and above.head.lemma_ in word_set("words", "toll_verbs")
        and noun.lemma_.lower() in word_set("words", "event_nouns")
    )


def _elliptic(clause: Clause, above: Clause) -> bool:
    """“Fifty were killed and 700 injured in …”: a number joined to the verb carries the second participle."""
    number = clause.head.head
    return (
        clause.role == "participle" and number.pos_ == "NUM" and number.dep_ == "conj" and number.head.i == above.head.i
    )


def _reduced(clause: Clause, above: Clause) -> bool:
    """A participle right behind the object that it describes, no comma between."""
    noun = clause.head.head
    return (
        clause.role == "participle"
        and clause.head.tag_ == "VBN"
        and clause.head.lower_ not in word_set("words", "planning_words")
        and 0 < clause.head.i - noun.i <= 2
        and noun.nbor(1).text not in (",", "-", "–", "—")
        and noun.dep_ == "dobj"
        and noun.head.i == above.head.i
    )


def _shares_everything(clause: Clause) -> bool:
    """A verb joined by a bare “and”, in the same tense and without subject or auxiliary of its own."""
    before = clause.head.nbor(-1) if clause.head.i else clause.head
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in clause.head.children)
    comma = before.i > 0 and before.nbor(-1).text == ","
    return (
        clause.role == "joined"
        and before.lower_ == "and"
        and not own
        and not comma
        and clause.head.tag_ == clause.head.head.tag_
    )


def _postpones(doc: Doc) -> bool:
    """“Postponed from May 4”: on that day it did not take place."""
    return any(token.pos_ == "VERB" and token.lemma_ in word_set("words", "postponing_verbs") for token in doc)


def timex_tokens(doc: Doc, timex: Timex, *, offset: int) -> list[Token]:
    """The words of the expression, its preposition left out."""
    first = bisect_right(doc, timex.start - offset, key=lambda token: token.idx + len(token))
    behind = (doc[place] for place in range(first, len(doc)))
    return list(takewhile(lambda token: token.idx + offset < timex.end, behind))


def _listed(doc: Doc, previous: Timex, timex: Timex, offset: int) -> bool:
    """“On Dec. 7, Jan. 3 and Jan. 4”, “170 on Sunday and another 60 on Monday”: joined, and no verb between."""
    between = [t for t in doc if t.idx + offset >= previous.end and t.idx + offset < timex.phrase_start]
    joint = any(token.lower_ in ("and", "or", ",") for token in between[:2])
    alike = previous.reading.shape == timex.reading.shape and not timex.reading.modifier
    return joint and alike and not any(token.pos_ in ("VERB", "AUX") for token in between)


def _gapped(doc: Doc, previous: Timex, timex: Timex, offset: int) -> Token | None:
    """“… in June 1975 and Angola on 11 November”: a noun alone between “and” and the next date, the verb left out."""
    between = [t for t in doc if t.idx + offset >= previous.end and t.idx + offset < timex.phrase_start]
    if not between or between[0].lower_ not in ("and", "but", ",") or len(between) > _LONGEST_GAP:
        return None
    nouns = [token for token in between if token.pos_ in ("NOUN", "PROPN")]
    plain = all(token.pos_ in ("NOUN", "PROPN", "DET", "ADJ", "CCONJ", "PUNCT", "NUM") for token in between)
    ends = bool(nouns) and nouns[-1].i == between[-1].i and bool(timex.preposition or timex.reading.modifier)
    return nouns[-1] if plain and ends and nouns[-1].pos_ == "PROPN" else None


_LONGEST_GAP = 5


def _with_alternative(
    found: list[Link], links: list[Link], *, listed: bool, gapped: Token | None = None
) -> list[Link]:
    """A further date of a list is a further event of the same clause."""
    if (
        listed
        and links
        and found
        and links[-1].rule in ("in the clause", "listed")
        and found[0].rule == "in the clause"
    ):
        same = found[0].clause == links[-1].clause
        further = Link(found[0].timex, links[-1].clause, "listed", None, alternative=True, gapped=gapped)
        return [further] if same else found
    return found


def _link(timex: Timex, tokens: list[Token], clauses: tuple[Clause, ...]) -> list[Link]:
    if timex.reading.shape == "offset" and tokens[-1].lower_ in ("after", "before", "of"):
        counted = _counted(timex, tokens[-1], clauses)
        if counted:
            return counted
    top = _top(tokens)
    relative = _when_clause(tokens, top, clauses)
    noun, path_clause = _noun_on_path(timex, top, clauses)
    links = []
    if noun is not None and path_clause is not None and _names_own_event(timex, noun, tokens, clauses[path_clause]):
        links.append(Link(timex, path_clause, "of the event noun", noun))
    elif (
        path_clause is not None
        and path_clause != relative
        and not _only_describes(timex, top, clauses[path_clause])
        and not _merely_exists(path_clause, relative, clauses)
    ):
        clause = clauses[path_clause]
        links.append(Link(timex, path_clause, intended=_intended(top, clause), purpose=_purpose(top, clause)))
    if relative is not None:
        links.append(Link(timex, relative, "of the when-clause"))
    return links


def _only_describes(timex: Timex, top: Token, clause: Clause) -> bool:
    """“The 1998 budget” and “reported second-quarter results” date no act; “won the 1995 prize” does."""
    noun = top.head if top.dep_ in ("nummod", "compound", "amod", "nmod") else top
    if timex.reading.shape == "quarter":
        publishes = clause.head.lemma_ in word_set("words", "publishing_verbs")
        return publishes and noun.dep_ == "dobj" and noun.i != top.i
    awarded = clause.head.lemma_ in word_set("words", "winning_verbs") and noun.dep_ in ("dobj", "nsubjpass")
    return timex.describes and not (awarded and noun.lemma_.lower() in word_set("words", "award_nouns"))


def _intended(top: Token, clause: Clause) -> Token | None:
    """The infinitive between the date and its clause, unless the clause's verb makes it happen (“helped to end”)."""
    implicative = clause.head.lemma_ in word_set("words", "implicative_verbs")
    current = top
    while current.i not in (clause.head.i, current.head.i):
        to = any(child.dep_ == "aux" and child.tag_ == "TO" for child in current.children)
        begins = current.dep_ == "advcl" and current.lemma_ in word_set("words", "beginning_verbs")
        if current.pos_ == "VERB" and to and (current.dep_ in ("xcomp", "ccomp", "acl") or begins):
            return None if implicative and current.head.i == clause.head.i else current
        current = current.head
    return None


def _purpose(top: Token, clause: Clause) -> Token | None:
    """The infinitive that says what for (“was called up to face the champions on 11 June”), the date within it."""
    current = top
    while current.i not in (clause.head.i, current.head.i):
        to = any(child.dep_ == "aux" and child.tag_ == "TO" for child in current.children)
        if current.pos_ == "VERB" and to and current.dep_ == "advcl" and current.head.i == clause.head.i:
            return current
        current = current.head
    return None


def _merely_exists(position: int, relative: int | None, clauses: tuple[Clause, ...]) -> bool:
    """“There was one pause, in July, when …”: the when-clause tells it."""
    return relative is not None and clauses[position].head.lemma_ == "be"


def _top(tokens: list[Token]) -> Token:
    """The word of the expression that hangs on something outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.dep_ == "ROOT"), tokens[0])


def _counted(timex: Timex, word: Token, clauses: tuple[Clause, ...]) -> list[Link]:
    """“A day after two sailors drowned”, “two days after an explosion that killed …”."""
    if word.dep_ == "mark":
        position = clause_position(word.head, clauses)
    else:
        noun = next((child for child in word.children if child.dep_ in ("pobj", "pcomp")), None)
        if noun is None:
            return []
        inner = next(
            (p for p, c in enumerate(clauses) if c.head.dep_ in ("relcl", "acl") and c.head.head.i == noun.i), None
        )
        position = inner if inner is not None else clause_position(noun, clauses)
        if inner is None and noun.pos_ not in ("VERB", "AUX"):
            return [Link(timex, position, "counted from the clause", noun)] if position is not None else []
    if position is None:
        return []
    if clauses[position].role == "main":
        return [Link(timex, position)]
    return [Link(timex, position, "counted from the clause")]


def _when_clause(tokens: list[Token], top: Token, clauses: tuple[Clause, ...]) -> int | None:
    """“Since 2011, when a culvert collapsed”: a clause that opens with “when” right behind the expression."""
    doc = top.doc
    behind = tokens[-1].i + 1
    while behind < len(doc) and doc[behind].text in (",", "-", "–", "—"):
        behind += 1
    if behind >= len(doc) or doc[behind].lower_ != "when":
        return None
    return next(
        (place for place, clause in enumerate(clauses) if any(c.i == behind for c in clause.head.children)), None
    )


def _noun_on_path(timex: Timex, top: Token, clauses: tuple[Clause, ...]) -> tuple[Token | None, int | None]:
    """The first event noun on the way from the expression up to its clause, and that clause."""
    heads = {clause.head.i: place for place, clause in enumerate(clauses)}
    nouns = word_set("words", "event_nouns")
    noun: Token | None = None
    current = top
    while True:
        if current.i in heads:
            return noun, heads[current.i]
        if (
            noun is None
            and current is not top
            and current.pos_ in ("NOUN", "PROPN")
            and (current.lower_ in nouns or current.lemma_.lower() in nouns)
        ):
            noun = current
        if current.head.i == current.i:
            return noun, None
        current = current.head


def _names_own_event(timex: Timex, noun: Token, tokens: list[Token], clause: Clause) -> bool:
    """An event noun keeps its date to itself unless the clause tells that very event."""
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "oprd"):
        return False
    shares = noun.dep_ == "pobj" and noun.head.lower_ in _SHARING and noun.head.head.i == clause.head.i
    told = clause.head.lemma_ not in word_set("words", "stative_verbs")
    if shares and told:
        return False
    before_noun = tokens[-1].i < noun.i
    return (
        timex.reading.absolute
        or timex.reading.year_shift is not None
        or (before_noun and timex.reading.shape in ("day", "month"))
    )
