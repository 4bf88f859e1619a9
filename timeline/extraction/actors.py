"""Who acts in a sentence? People and organisations that the parse names, aliases folded over the article."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span, Token

from timeline.extraction.asides import loose_subject
from timeline.extraction.vocabulary import load, word_set

_ABBREVIATED = re.compile(r"((?:[A-Z][\w&'-]{1,40} (?:(?:of|and|for|the|on) ){0,2}){2,6})\(([A-Z]{2,6})\)")
_HONORIFICS = word_set("words", "honorifics") | word_set("words", "ranks")
_DESCRIBING = word_set("words", "describing_nouns")
_LEGAL_FORM_WITHIN = re.compile(r" (?:Inc|Corp|Ltd|plc|LLC)(?=[\s.,]|$)\.?")
_NAME_IN_FRONT = re.compile(r"([A-Z]\w{1,40}) $")
_CODE = re.compile(r"[A-Z]{3,9}-\d{1,4}")
_SCORE = re.compile(r"\d\s?-\s?\d|^non\b")
_LEGAL_FORM = re.compile(r",? (?:Inc|Corp|Ltd|plc|PLC|LLC|Co|AG|SA|GmbH|NV)\.?$")


@dataclass
class Cast:
    """The names of an article: “Mr Okafor” becomes “Ada Okafor” once she was named, if there is no other Okafor.

    ``bodies`` are organisations, ``short`` their abbreviations (“Central Wing (CW)”), ``labels`` what the parse took
    each name for and how often, ``common`` the words that the article also writes small, ``doers`` the people and
    bodies that are the subject of some verb, ``companies`` the first words of names with “Inc.” and the like.
    """

    full_names: dict[str, set[str]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    short: dict[str, str] = field(default_factory=dict)
    labels: dict[str, Counter[str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    endings: dict[str, set[str]] = field(default_factory=dict)
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What was asked of each name, kept until another name is introduced: every title asks for all of them."""

    def introduce(self, doc: Doc) -> None:
        self.answers.clear()
        self.common.update(token.text for token in doc if token.text.islower())
        for span in doc.ents:
            name = clean_name(span)
            if not name:
                continue
            self.labels.setdefault(name, Counter())[span.label_] += 1
            if is_acting(span) and span.label_ in ("PERSON", "ORG"):
                self.doers.add(name)
            if _fragment(span, self):
                continue
            if _is_person(span) and not stands_for_place(span):
                surname = _surname(name)
                self.people.add(surname)
                self.full_names.setdefault(surname, set()).add(name)
                for ending in _endings(name):
                    self.endings.setdefault(ending, set()).add(name)
            elif span.label_ == "ORG" and _is_named(span) and not stands_for_place(span):
                self.bodies.add(_company(name))
                self.companies.update({_company(name).split(" ")[0]} if _LEGAL_FORM.search(name) else ())
        for match in _ABBREVIATED.finditer(doc.text):
            if "".join(word[0] for word in match[1].split() if word[0].isupper()).endswith(match[2]):
                words = match[1].split()[-len(match[2]) :]
                self.short[match[2]] = " ".join(words if len(words) == len(match[2]) else match[1].split())

    def full_name(self, name: str) -> str:
        """The longest name that ends in this one, if all that do are names of one person; for a first name alone the
        one person who bears it."""
        return self._once("full name", name, self._full_name)

    def _full_name(self, name: str) -> str:
        if " " not in name:
            bearers = {full for names in self.full_names.values() for full in names if full.startswith(name + " ")}
            if len(bearers) == 1:
                return next(iter(bearers))
        alike = self.endings.get(_endings(name)[-1], ())
        known = [full for full in alike if _ends_in(full, name) and _surname(full) == _surname(name)]
        longest = max(known, key=lambda full: (len(full), full), default=name)
        return longest if all(_ends_in(longest, full) for full in known) else name

    def body_name(self, name: str) -> str:
        """“Harmon” and “Harmon Foods Inc.” are Harmon Foods, if no other body's name begins or ends so."""
        return self._once("body name", name, self._body_name)

    def _body_name(self, name: str) -> str:
        name = self.short.get(name, _company(name))
        if name.isupper():
            return name
        longer = {body for body in self.bodies if body.startswith(name + " ") or body.endswith(" " + name)}
        longest = max(longer, key=len, default=name)
        return longest if all(body in longest for body in longer) else name

    def knows(self, name: str) -> bool:
        return bool(name) and _surname(name) in self.people

    def is_body(self, name: str) -> bool:
        """True for a name that the parse took for an organisation at least as often as for anything else."""
        labels = self.labels.get(name, Counter())
        return labels["ORG"] > 0 and 2 * labels["ORG"] >= labels.total() and not self.knows(name)

    def named_in(self, title: str) -> tuple[str, ...]:
        """The people and bodies that a title names, under their full names; nobody by a surname that two share."""
        found: list[str] = []
        for surname in (surname for surname in self.full_names if surname in title):
            shared, known_as = self._once("known as", surname, self._known_as)
            if told := [name for name in known_as if name in title and _stands_in(title, name)]:
                found.append(max(told, key=lambda name: (len(name), name)) if shared else self.full_name(surname))
        title = _LEGAL_FORM_WITHIN.sub("", title)
        names = [name for name in self._once("bodies", "", self._bodies_by_name) if _stands_in(title, name)]
        return tuple(sorted(found + [self.body_name(name) for name in names]))

    def _known_as(self, surname: str) -> tuple[bool, tuple[str, ...]]:
        """Whether several people share a surname, and the names that can mean one of them alone; each holds it."""
        names = self.full_names[surname]
        shared = len({self.full_name(name) for name in names}) > 1
        shared = shared or any(body.startswith(surname + " ") for body in self.bodies)
        return shared, tuple(n for n in names if " " in n) if shared else (*names, surname, self.full_name(surname))

    def _bodies_by_name(self, _: str) -> tuple[str, ...]:
        """Every name that means a body, whole or short."""
        short = {n for n in self.labels if self.is_body(n) and (body := self.body_name(n)) in self.bodies and body != n}
        return tuple(name for name in self.bodies | short if not self.knows(name))

    def _once(self, question: str, name: str, find: Callable[[str], Any]) -> Any:
        if (question, name) not in self.answers:
            self.answers[question, name] = find(name)
        return self.answers[question, name]


def find_actors(doc: Doc, cast: Cast, *, words: frozenset[int], title: str = "") -> tuple[str, ...]:
    """Actors among the words at these positions of the sentence and in the title, each once, in the title's order.

    A country or a town acts where it is the subject of a verb (“Norland abstained”).
    """
    names = list(cast.named_in(title))
    for span in doc.ents:
        if span.root.i not in words or _part_of_office(span) or _fragment(span, cast) or _mere_label(span):
            continue
        name = _nation(span) or clean_name(span)
        known_person = (
            cast.knows(name) and name not in cast.companies and not (span.label_ != "PERSON" and _behind_article(span))
        )
        if not name or not _is_named(span) or not (known_person or _acts(span, name, cast)):
            continue
        body = span.label_ in ("ORG", "PERSON") or cast.is_body(name) or name in cast.companies
        folded = cast.body_name(name) if body else name
        names.append(cast.full_name(name) if known_person else folded)
    named = dict.fromkeys(names)
    return tuple(sorted(named, key=lambda name: _place_in(title, name)))


def _mere_label(span: Span) -> bool:
    """A code (“ABC-12”), a journal that something stood in, what a bracket explains (“(Danish: …)”, “(SIX: ABC)”)."""
    journal = span.root.lower_ in word_set("words", "journal_nouns") and span.root.head.lower_ == "in"
    if journal or _CODE.fullmatch(span.text):
        return True
    before = [token.text for token in span.doc[max(0, span.start - 8) : span.start]]
    opened = max((place for place, text in enumerate(before) if text == "("), default=None)
    if opened is None or ")" in before[opened:]:
        return False
    return ":" in before[opened:] or (span.end < len(span.doc) and span.doc[span.end].text == ":")


def _behind_article(span: Span) -> bool:
    return len(span) == 1 and span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _acts(span: Span, name: str, cast: Cast) -> bool:
    if span.label_ == "NORP":
        return not _adjective(span) or name != clean_name(span)
    if span.label_ == "GPE":
        return is_acting(span) or cast.is_body(name)
    return span.label_ in ("PERSON", "ORG") and (name in cast.doers or not stands_for_place(span))


def _adjective(people: Span) -> bool:
    """“Norwegian” before a noun, in “Norwegian trawler”, unlike “Norwegians”."""
    return people.root.pos_ == "ADJ" or people.root.dep_ in ("amod", "compound", "nmod")


def stands_for_place(span: Span) -> bool:
    """A name that the model took for a person or a body, where the sentence has it as a place: “a hotel in Lund”."""
    if span.label_ not in ("PERSON", "ORG") or is_acting(span):
        return False
    if span.root.lower_ in word_set("words", "place_nouns") and len(span) > 1:
        return True
    bare = [token for token in span if token.lower_ not in ("the", "'s", "’s")]
    joined = span.root.dep_ == "conj" and span.root.head.ent_type_ not in ("", "DATE", "TIME")
    root = span.root.head if joined else span.root
    return len(bare) == 1 and (_located(root) or _entered(root) or _settled(root))


def _settled(name: Token) -> bool:
    """“The town of Lund”, “out of Lund”, “along the Elbe”, “the bridge over the Elbe”, “the Lund hall”."""
    above = name.head
    places = word_set("words", "place_nouns")
    if name.dep_ == "compound":
        return above.lower_ in places and above.text.islower()
    if name.dep_ != "pobj":
        return False
    if above.lower_ == "of":
        return above.head.lower_ == "out" or above.head.lower_ in word_set("words", "settlement_nouns")
    over = above.lower_ == "over" and above.head.lower_ in places
    return over or above.lower_ in word_set("words", "more_place_prepositions")


def _located(name: Token) -> bool:
    """“In Lund”, “by way of Lund”, “flew to Lund”, “from Lund's camps”."""
    above = name.head
    if name.dep_ == "poss" and above.dep_ == "pobj":
        return above.head.lower_ in ("from", "in", "at")
    if name.dep_ != "pobj":
        return False
    if above.head.lower_ in word_set("words", "holding_nouns"):
        return False
    moved = above.lower_ in ("from", "to") and above.head.lemma_ in word_set("words", "motion_verbs")
    moved = moved and not any(child.lower_ == "the" for child in name.lefts)
    return moved or above.lower_ in word_set("words", "place_prepositions") or above.head.lower_ == "way"


def _entered(name: Token) -> bool:
    return name.dep_ == "dobj" and name.head.lemma_ in word_set("words", "place_taking_verbs")


def _fragment(span: Span, cast: Cast) -> bool:
    """No name of its own: a score, a label in capitals, half a compound, an office, a common noun that opens a
    sentence, an honour, a treaty."""
    doc, name = span.doc, clean_name(span)
    if _SCORE.search(name) or not name:
        return True
    if name.isupper() and name.isalpha() and len(name) > 5 and not is_acting(span):
        return True
    after = doc[span.end : span.end + 2]
    if len(after) == 2 and after[0].text == "-" and not span[-1].whitespace_ and after[1].text[:1].isupper():
        return True
    if _office_of(span):
        return True
    offices = word_set("words", "office_nouns") | word_set("words", "honorifics")
    opens = span.start == 0 and len(span) == 1 and name.lower() in cast.common
    titled = all(token.lower_ in offices for token in span) and span.label_ == "PERSON"
    honour = span.root.dep_ == "oprd" or span.root.lower_ in word_set("words", "no_actor_nouns")
    return opens or titled or honour


def _office_of(span: Span) -> bool:
    """“State for War” in “Secretary of State for War”, “Harrow” in “Bishop of Harrow”."""
    if span.start < 2 or span[0].lower_ == "the" or span.doc[span.start - 1].lower_ not in ("of", "for"):
        return False
    office = span.doc[span.start - 2]
    titles = word_set("words", "office_nouns") | word_set("words", "titles_of_place")
    return office.text[:1].isupper() and office.lower_ in titles


def _stands_in(title: str, name: str) -> bool:
    """The name as a whole: not “Baffin” in “Baffin Bay”, nor “Ada” in “Ada's Law”."""
    if name not in title:
        return False
    match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]|['’]s [A-Z]| [A-Z])", title)
    if match is None:
        return False
    before = _NAME_IN_FRONT.search(title[: match.start()])
    return before is None or before[1].lower() in _DESCRIBING


def _place_in(title: str, name: str) -> int:
    """Where a title first says a word of the name; behind its end if nowhere."""
    words = [word for word in name.split() if word in title]
    places = [match.start() for word in words if (match := re.search(rf"\b{re.escape(word)}\b", title))]
    return min(places, default=len(title))


def _company(name: str) -> str:
    """The name of a company without the form of its law."""
    return _LEGAL_FORM.sub("", name)


def is_acting(span: Span) -> bool:
    """True if the name is the subject of a verb, the agent of a passive, or joined to one."""
    head = span.root
    while head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    return head.dep_ in ("nsubj",) or head.head.dep_ == "agent" or loose_subject(span.root)


def _surname(name: str) -> str:
    """The last word, without the Arabic article: “Sisi” and “al-Sisi” are one."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.split("-", 1)[1] if last.lower().startswith(("al-", "el-")) else last


def _endings(name: str) -> list[str]:
    """What a name can be looked up by: its last word, its last two, … up to six, without the Arabic article."""
    words = name.lower().split()[-6:]
    endings = [" ".join(words[place:]) for place in range(len(words) - 1, -1, -1)]
    return [ending[3:] if ending.startswith(("al-", "el-")) else ending for ending in endings]


def _ends_in(full: str, name: str) -> bool:
    front = full.lower().removesuffix(name.lower())
    return front != full.lower() and (not front or front.endswith((" ", " al-", " el-")))


def _part_of_office(span: Span) -> bool:
    """“State” in “Secretary of State”, “Defence” in “Defence Minister”: one word that names no body of its own."""
    offices = word_set("words", "office_nouns")
    if len(span) > 1 or span.root.lower_ in load("demonyms"):
        return False
    doc, place = span.doc, span.root.i
    before = place > 1 and doc[place - 1].lower_ == "of" and doc[place - 2].lower_ in offices
    behind = place + 1 < len(doc) and doc[place + 1].lower_ in offices and span.label_ in ("ORG", "NORP")
    return before or (behind and doc[place + 1].text[:1].isupper())


def _nation(span: Span) -> str:
    """“Norwegian envoys” act for Norway, a Norwegian trawler does not; a people named by a noun and a party keep their
    name."""
    if span.label_ != "NORP" or not _adjective(span):
        return ""
    nouns = span.doc[span.end : span.root.head.i + 1]
    if not any(token.lower_ in word_set("words", "state_nouns") for token in nouns):
        return ""
    return load("demonyms").get(" ".join(span.text.lower().split()), "")


def _is_named(span: Span) -> bool:
    """The model also takes common nouns for names, at the head of a sentence and in “secretary of state”."""
    return any(token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ") for token in span)


def clean_name(span: Span) -> str:
    """The name without article, office, possessive and brackets."""
    words = [token for token in span if not token.is_space]
    while words and (
        words[0].lower_ in ("the", "a", "an")
        or words[0].lower_ in _HONORIFICS
        and len(words) > 1
        and span.label_ == "PERSON"
        or words[0].lower_ in _DESCRIBING
        and len(words) > 1
    ):
        words = words[1:]
    while words and words[-1].text in ("'s", "’s", "'", "’", "-", ".", ",", "&"):
        words = words[:-1]
    if not words:
        return ""
    name = span.doc[words[0].i : words[-1].i + 1].text
    return " ".join(name.split()) if any(character.isalpha() for character in name) else ""


def _is_person(span: Span) -> bool:
    """The model's word, or an office in front of the name (it takes surnames for places)."""
    if span.label_ == "PERSON":
        return True
    before = span.doc[span.start - 1] if span.start > 0 else None
    return (
        before is not None
        and before.lower_
        in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "president", "minister", "secretary")
        and span.label_ in ("GPE", "ORG", "LOC", "NORP")
        and len(span) <= 3
    )
