"""Where does a sentence take place? Places that the parse names, people mistaken for places left out."""

from spacy.tokens import Doc

from timeline.extraction.actors import Cast, clean_name
from timeline.extraction.vocabulary import word_set


def find_places(doc: Doc, cast: Cast, *, words: frozenset[int]) -> tuple[str, ...]:
    """Places among the words at these positions of the sentence, in order, each once."""
    names: list[str] = []
    for span in doc.ents:
        if span.root.i in words and span.label_ in word_set("places", "place_types"):
            name = clean_name(span)
            if name and name.split()[-1] not in cast.people:
                names.append(name)
    return tuple(dict.fromkeys(names))
