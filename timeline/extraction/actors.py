"""Who acts in a sentence? People and organisations that the parse names, aliases folded over the article."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from timeline.extraction.vocabulary import load, word_set


@dataclass
class Cast:
    """The people of an article, longest name by surname: “Mr Okafor” becomes “Ada Okafor” once she was named."""

    full_names: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    def introduce(self, doc: Doc) -> None:
        for span in doc.ents:
            if _is_person(span):
                name = clean_name(span)
                surname = name.split()[-1] if name else ""
                if surname:
                    self.people.add(surname)
                    if len(name) > len(self.full_names.get(surname, "")):
                        self.full_names[surname] = name

    def full_name(self, name: str) -> str:
        surname = name.rsplit(maxsplit=1)[-1] if name else name
        return self.full_names.get(surname, name) if len(name.split()) == 1 else name


def find_actors(doc: Doc, cast: Cast, *, words: frozenset[int]) -> tuple[str, ...]:
    """Actors among the words at these positions of the sentence, in order, each once."""
    names: list[str] = []
    for span in doc.ents:
        if span.root.i not in words:
            continue
        name = _nation(span) or clean_name(span)
        known_person = bool(name) and name.split()[-1] in cast.people
        if name and _is_named(span) and (span.label_ in ("PERSON", "ORG", "NORP") or known_person):
            names.append(cast.full_name(name) if known_person else name)
    return tuple(dict.fromkeys(names))


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
