"""Where does a sentence take place? Places that the parse names, people and acting countries left out."""

from spacy.tokens import Doc, Span

from timeline.extraction.actors import Cast, clean_name, is_acting, stands_for_place
from timeline.extraction.vocabulary import load, word_set

_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")


def find_places(doc: Doc, cast: Cast, *, words: frozenset[int]) -> tuple[str, ...]:
    """Places among the words at these positions of the sentence, in order, each once."""
    names: list[str] = []
    for span in doc.ents:
        if span.root.i not in words:
            continue
        typed = span.label_ in word_set("places", "place_types")
        name = clean_name(span)
        if not name or cast.knows(name) or not (typed or (stands_for_place(span) and name not in cast.doers)):
            continue
        if not (span.label_ == "GPE" and is_acting(span)) and not (typed and _no_place(span, name, cast)):
            names.append(_numbered(span, _saint(span, name)))
    return tuple(dict.fromkeys(names))


def _no_place(span: Span, name: str, cast: Cast) -> bool:
    """A company, a vessel (“the orbiter Elbe”), a country that only says whose (“the Norland navy”) or where somebody
    is from (“Carl Lund of Norland”)."""
    root = span.root
    vessels = {word for words in load("kinds").values() for word in words}
    vessel = any(child.tag_ == "NN" and child.lower_ in vessels for child in root.children)
    country = name in load("demonyms").values() or name in ("U.S.", "US", "U.K.", "UK")
    whose = country and root.dep_ in ("compound", "nmod", "amod") and root.head.pos_ == "NOUN"
    above = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else root
    return cast.is_body(name) or vessel or whose or above.ent_type_ == "PERSON"


def _numbered(span: Span, name: str) -> str:
    """“Highway 93”: a road by its number."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    road = name.lower() in word_set("words", "road_nouns") and after is not None and after.like_num
    return f"{name} {after.text}" if road and after is not None else name


def _saint(span: Span, name: str) -> str:
    """“St. John's” is the name of a town or a church with its possessive."""
    after = span.doc[span.end : span.end + 2]
    owned = len(after) > 0 and after[0].text in ("'s", "’s") and not (len(after) > 1 and after[1].pos_ in _NOUNS)
    return f"{name}{after[0].text}" if owned and name.startswith(("St ", "St. ")) else name
