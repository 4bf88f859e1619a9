"""Which bodies has the article introduced by their full name? “The ministry” is the one that it named before."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from timeline.extraction.credits import name_of
from timeline.extraction.mention import Figure
from timeline.extraction.vocabulary import word_set

_LONGEST = 7


@dataclass
class Bodies:
    """Full names by the common noun that they are shortened to, the latest of each."""

    names: dict[str, str] = field(default_factory=dict)

    def learn(self, doc: Doc) -> None:
        """Remember “the Harwich health ministry”, “the Ministry of Ports”; not “its ministry”, “that ministry”."""
        for token in doc:
            if token.lower_ in word_set("measures", "bodies") and token.dep_ != "compound" and _named(token):
                self.names[token.lower_] = name_of(token)

    def credited(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The figures with a credit of one common noun replaced by the full name."""
        names = (self.names.get(figure.attributed_to.lower(), figure.attributed_to) for figure in figures)
        return tuple(replace(figure, attributed_to=name) for figure, name in zip(figures, names, strict=True))


def _named(noun: Token) -> bool:
    words = name_of(noun).split()
    described = any(child.dep_ in ("compound", "amod", "poss", "nmod") for child in noun.children)
    pointing = word_set("measures", "pointing_words")
    pointed = any(child.tag_ in ("PRP$", "WP$", "JJS") or child.lower_ in pointing for child in noun.children)
    return 1 < len(words) <= _LONGEST and not pointed and (described or any(word[0].isupper() for word in words))
