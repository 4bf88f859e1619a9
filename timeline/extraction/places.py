"""Where does a sentence take place? Places that the parse names, people and acting countries left out."""

from spacy.tokens import Doc

from timeline.extraction.actors import Cast, clean_name, is_acting
from timeline.extraction.vocabulary import word_set


def find_places(doc: Doc, cast: Cast, *, words: frozenset[int]) -> tuple[str, ...]:
    """Places among the words at these positions of the sentence, in order, each once."""
    names: list[str] = []
    for span in doc.ents:
        if span.root.i in words and span.label_ in word_set("places", "place_types"):
            name = clean_name(span)
            if name and not cast.knows(name) and not (span.label_ == "GPE" and is_acting(span)):
                names.append(name)
    return tuple(dict.fromkeys(names))
