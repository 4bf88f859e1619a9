"""What can be left out of a title that is too long? Whole modifiers, the cheapest first, never half a phrase."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from timeline.extraction.verb_forms import is_plural, number_of_verb
from timeline.extraction.vocabulary import word_set

_TRAILING = frozenset(("acl", "prep", "advmod", "npadvmod", "agent", "conj", "dative", "relcl", "advcl", "appos"))
_FILLING = frozenset(("xcomp", "ccomp", "pcomp"))
_ATTRIBUTES = frozenset(("amod", "compound", "poss", "nmod"))
_CLAUSAL = frozenset(("VERB", "AUX"))
MOST_TOKENS = 48
"""What is weighed at most, since weighing takes the square of it; the longest of 2,000 titles of news had 43."""


def shortened(tokens: list[Token], fits: Callable[[list[Token]], bool]) -> list[Token]:
    """The tokens without as many modifiers as it takes to fit; what fits in after all comes back."""
    tokens = tokens[:MOST_TOKENS]
    kept, dropped = tokens, []
    for unit in _units(tokens):
        if fits(kept):
            break
        rest = [token for token in kept if token.i not in unit]
        if rest and len(rest) < len(kept) and not _dangles(rest[-1], rest):
            kept = rest
            dropped.append(unit)
    for unit in reversed(dropped):
        held = {token.i for token in kept}
        restored = [token for token in tokens if token.i in held | unit]
        if _hangs_on(unit, held, tokens) and fits(restored) and not _dangles(restored[-1], restored):
            kept = restored
    return without_loose_commas(kept)


def cut(tokens: list[Token], fits: Callable[[list[Token]], bool]) -> list[Token]:
    """Shortened; where that is not enough, without its last words, down to one that may stand last."""
    tokens = shortened(tokens, fits)
    if not fits(tokens):
        tokens = tokens[: 1 + bisect_left(range(2, len(tokens)), True, key=lambda end: not fits(tokens[:end]))]
    return without_dangling(tokens)


def without_dangling(tokens: list[Token]) -> list[Token]:
    """Without words at the end that ask for another: a determiner, a bare adjective, half a compound, “in exchange”."""
    tokens = list(tokens)
    while len(tokens) > 1 and (_dangles(tokens[-1], tokens) or tokens[-1].text in (",", "-", "–", "—", ":")):
        tokens.pop()
    return tokens


def without_loose_commas(tokens: list[Token]) -> list[Token]:
    """Without a comma whose neighbour in the sentence was left out."""
    held = {token.i for token in tokens}
    return [token for token in tokens if token.text not in (",", "–", "—") or {token.i - 1, token.i + 1} <= held]


def shares_its_head(noun: Token) -> bool:
    """“Air” in “air and ground war”: a bare singular joined to a compound, whose head is that of both."""
    after = noun.i + 2
    if noun.tag_ != "NN" or after >= len(noun.doc) or noun.nbor(1).dep_ != "cc":
        return False
    joint = noun.doc[after]
    return joint.dep_ in ("compound", "amod") and joint.head.dep_ == "conj" and joint.head.head.i == noun.i


def _units(tokens: list[Token]) -> Iterator[frozenset[int]]:
    """Groups of words that can go, the cheapest kind first, within a kind from the end of the title."""
    backwards = tokens[::-1]
    for test in (_filler, _trails, _attribute):
        for token in backwards:
            if test(token) and not _in_quotation(token, tokens):
                yield _whole(token)
    for token in backwards:
        if token.dep_ in _TRAILING | _FILLING and not _needed(token) and not _content(token):
            yield _whole(token)


def _content(token: Token) -> bool:
    """What a verb says or asks for, and nothing else does."""
    return token.dep_ in ("xcomp", "ccomp") and _only_complement(token)


def _filler(token: Token) -> bool:
    """“Eight-month-old”, “its”, an adverb: what a headline drops first."""
    if token.dep_ == "poss" and token.tag_ == "PRP$":
        above = token.head.head
        return not (token.head.dep_ == "pobj" and _needed(above))
    return token.dep_ == "amod" and any(child.dep_ == "npadvmod" for child in token.children)


def _trails(token: Token) -> bool:
    if token.dep_ not in _TRAILING or _needed(token) or _only_complement(token):
        return False
    if token.dep_ == "conj":
        return token.head.dep_ != "ROOT" and not _one_of_a_pair(token)
    return not (token.dep_ == "acl" and _carries_the_verb(token))


def _attribute(token: Token) -> bool:
    """An adjective or noun in front of a common noun; no part of a name."""
    if token.dep_ not in _ATTRIBUTES or token.head.pos_ != "NOUN" or token.i > token.head.i:
        return False
    hyphened = "-" in (token.text, token.nbor(1).text) or (token.i > 0 and token.nbor(-1).text == "-")
    return not hyphened and not (token.ent_type_ and token.head.ent_type_ == token.ent_type_)


def _needed(token: Token) -> bool:
    """The “of” of “all of”, what “in exchange” or “in a push” asks for, a name that was read as a preposition."""
    if token.dep_ == "prep" and token.text[:1].isupper():
        return True
    noun = token.head
    if token.dep_ == "prep" and token.lower_ == "of":
        return noun.lower_ in word_set("words", "quantity_words") or noun.like_num or noun.dep_ == "attr"
    opens = noun.dep_ == "pobj" and noun.lower_ in word_set("words", "opening_nouns")
    return opens and token.dep_ in ("prep", "acl", "relcl") and token.i > noun.i


def _only_complement(token: Token) -> bool:
    """True if a verb above would be left bare: “claimed by rebels” says nothing without its agent."""
    verb = token.head
    if verb.pos_ not in _CLAUSAL:
        return False
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ not in ("punct", "cc", "conj")]
    return bool(behind) and behind[0].i == token.i


def _one_of_a_pair(token: Token) -> bool:
    """“Both A and B”, “between A and B”, “air and ground war”."""
    first = token.head
    return (
        any(child.dep_ == "preconj" or child.lower_ in ("both", "either") for child in first.lefts)
        or first.head.lower_ == "between"
        or shares_its_head(first)
        or any(child.dep_ == "conj" and child.i < token.i for child in first.children)
    )


def _carries_the_verb(participle: Token) -> bool:
    """“Officials endorsing it was …”: what is said of is the endorsing, as the verb's number shows."""
    noun = participle.head
    number = number_of_verb(noun.head) if noun.dep_ == "nsubj" else None
    return number is not None and number != is_plural(noun)


def _in_quotation(token: Token, tokens: list[Token]) -> bool:
    """True if the token stands between quotation marks of the title."""
    marks = [other.i for other in tokens if other.text in ("“", "”", '"')]
    return sum(mark < token.i for mark in marks) % 2 == 1


def _whole(token: Token) -> frozenset[int]:
    """The token with all under it; a joined one with its “and” and what is joined behind it."""
    unit = {below.i for below in token.subtree}
    if token.dep_ == "conj":
        joints = [child for child in token.head.children if child.dep_ in ("cc", "punct") and child.i < token.i]
        unit |= {below.i for joint in joints if joint.i > token.head.i for below in joint.subtree}
    return frozenset(unit)


def _hangs_on(unit: frozenset[int], held: set[int], tokens: list[Token]) -> bool:
    """True if the word that the unit belongs to is still there."""
    present = {token.i for token in tokens}
    tops = [token for token in tokens if token.i in unit and token.head.i not in unit]
    return all(top.head.i in held or top.head.i not in present for top in tops)


def _dangles(last: Token, tokens: list[Token]) -> bool:
    """True if the title cannot end here."""
    held = {token.i for token in tokens}
    if last.pos_ in ("DET", "CCONJ", "SCONJ", "PART", "AUX") and last.dep_ not in ("dobj", "pobj", "attr", "prt"):
        return True
    if last.dep_ in ("nsubj", "nsubjpass") and last.head.i > last.i and last.head.i not in held:
        return last.head.pos_ in _CLAUSAL and len(tokens) > 2
    if last.pos_ == "ADP" and last.dep_ not in ("prt", "advmod") or last.tag_ == "PRP$":
        return True
    cut = [child for child in last.children if child.i > last.i and child.i not in held and child.dep_ != "punct"]
    if last.dep_ in _ATTRIBUTES | {"nummod", "quantmod", "det"} and last.head.i > last.i:
        return True
    if shares_its_head(last) or (len(tokens) > 1 and tokens[-2].lower_ == "as" and tokens[-2].head.i == last.i):
        return True
    bare = last.dep_ in ("acl", "xcomp", "pcomp", "relcl") and any(child.dep_ != "advcl" for child in cut)
    bare = bare or any(child.dep_ in ("dobj", "xcomp", "ccomp") for child in cut)
    return bare and last.pos_ == "VERB" or any(_needed(child) for child in cut)
