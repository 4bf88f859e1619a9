"""What is a clause said of, where the parse hung its subject on a date, on a number, or nowhere?"""

from spacy.tokens import Token

from timeline.extraction.clauses import Clause

_TIMES = frozenset(("DATE", "TIME"))
_NUMBERS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))


def spoken_subject(clause: Clause, hidden: frozenset[int]) -> Token | None:
    """The clause's subject, mended; ``hidden`` are the positions of the words of dates."""
    subject = clause.subject
    if subject is None:
        return _behind_date(clause.head, hidden)
    if clause.head.dep_ in ("relcl", "conj") and subject.i < clause.head.i and _hung_on(subject, clause):
        return _above_number(subject)
    if clause.role == "participle" and clause.passive and (work := _work_of(subject, clause.head)) is not None:
        return work
    if subject.i in hidden and subject.ent_type_ in _TIMES and subject.i < clause.head.i:
        return _before_dateline(clause.head.nbor(-1))
    return subject


def _work_of(maker: Token, participle: Token) -> Token | None:
    """“A report by officers, published in May, …”: behind a comma it is the report that was published."""
    by = maker.head
    made = maker.dep_ == "pobj" and by.lower_ == "by" and by.head.pos_ in ("NOUN", "PROPN")
    return by.head if made and participle.left_edge.i > 0 and participle.left_edge.nbor(-1).text == "," else None


def _hung_on(subject: Token, clause: Clause) -> bool:
    """“A barge, dated to about 980, which was raised”: the relative hangs on the number."""
    own = next((child for child in subject.children if child.dep_ == "relcl"), None)
    number = subject.like_num and subject.ent_type_ in _NUMBERS and subject.dep_ == "pobj"
    return number and own is not None and (own == clause.head or own.is_ancestor(clause.head))


def _above_number(number: Token) -> Token:
    """The noun that the participle before the number hangs on; the number itself if there is none."""
    participle = number.head.head
    described = participle.dep_ == "acl" and participle.head.pos_ in ("NOUN", "PROPN")
    return participle.head if described and number.i < participle.i + 5 else number


def _behind_date(verb: Token, hidden: frozenset[int]) -> Token | None:
    """“In 2014 inspectors found …”, “by dawn on 25 April Captain Lund stood …”: the noun was read into the date."""
    if verb.dep_ not in ("ROOT", "ccomp", "parataxis") or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].dep_ == "advmod" and verb.doc[place].head == verb:
        place -= 1
    noun = verb.doc[place]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i in hidden or noun.dep_ not in ("pobj", "npadvmod", "dobj"):
        return None
    start = noun.left_edge.i
    dated = [at for at in range(start, noun.i) if at in hidden or verb.doc[at].ent_type_ in _TIMES]
    return noun if dated and not any(verb.doc[at].is_punct for at in range(dated[-1], noun.i)) else None


def _before_dateline(today: Token) -> Token | None:
    """“9 March – Halden Foods AG (HAL) today announced”: the name right before the day, a bracket left out."""
    doc, place = today.doc, today.i - 1
    if place > 0 and doc[place].text == ")":
        while place > 0 and doc[place].text != "(":
            place -= 1
        place -= 1
    name = doc[place] if place >= 0 else today
    return name if name.pos_ == "PROPN" and name.ent_type_ in ("ORG", "PERSON", "GPE") else None
