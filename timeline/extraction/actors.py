"""Who acts in a sentence? People and organisations that the parse names, aliases folded over the article."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from timeline.extraction.asides import loose_subject
from timeline.extraction.vocabulary import load, word_set


@dataclass
class Cast:
    """The people of an article: “Mr Okafor” becomes “Ada Okafor” once she was named, if there is no other Okafor."""

    full_names: dict[str, set[str]] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    def introduce(self, doc: Doc) -> None:
        for span in doc.ents:
            name = clean_name(span) if _is_person(span) else ""
            if name:
                surname = _surname(name)
                self.people.add(surname)
                self.full_names.setdefault(surname, set()).add(name)

    def full_name(self, name: str) -> str:
        """The longest name that ends in this one, if all that do are names of one person; for a first name alone the
        one person who bears it."""
        bearers = {full for names in self.full_names.values() for full in names if full.startswith(name + " ")}
        if len(bearers) == 1 and " " not in name:
            return next(iter(bearers))
        known = [full for full in self.full_names.get(_surname(name), ()) if _ends_in(full, name)]
        longest = max(known, key=lambda full: (len(full), full), default=name)
        return longest if all(_ends_in(longest, full) for full in known) else name

    def knows(self, name: str) -> bool:
        return bool(name) and _surname(name) in self.people


def find_actors(doc: Doc, cast: Cast, *, words: frozenset[int]) -> tuple[str, ...]:
    """Actors among the words at these positions of the sentence, in order, each once.

    A country or a town acts where it is the subject of a verb (“Norland abstained”).
    """
    names: list[str] = []
    for span in doc.ents:
        if span.root.i not in words or _part_of_office(span):
            continue
        name = _nation(span) or clean_name(span)
        known_person = cast.knows(name)
        acts = span.label_ in ("PERSON", "ORG", "NORP") or (span.label_ == "GPE" and is_acting(span))
        if name and _is_named(span) and (acts or known_person):
            names.append(cast.full_name(name) if known_person else name)
    return tuple(dict.fromkeys(names))


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
    """“Norwegian envoys” act for Norway; a people named by a noun (“Norwegians”) and a party keep their name."""
    if span.label_ != "NORP" or span.root.pos_ != "ADJ":
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
        or words[0].lower_ in word_set("words", "honorifics")
        and len(words) > 1
        and span.label_ == "PERSON"
    ):
        words = words[1:]
    while words and words[-1].text in ("'s", "’s", "'", "’", "-", ".", ","):
        words = words[:-1]
    if not words:
        return ""
    name = span.doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
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
