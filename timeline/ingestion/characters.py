"""Which characters may a clean text hold?

Letters, marks, figures, punctuation and plain spaces; nothing that is invisible or that turns the text around.
"""

import html
import re
import unicodedata

# Semicolon required: "?a=1&copy=2" in an address is no copyright sign.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NEWLINE = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028]")
# Typesetting spaces (no-break, thin, ideographic ...) say how a line may break, not what was written; a reader who
# searches for "$400 million" or a rule that looks for "7 October" means every kind of space.
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls, soft hyphens, bidi marks, overrides and isolates, zero-width characters, the byte order mark, tags,
# lone surrogates and noncharacters.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# The joiners (ZWNJ, ZWJ) are spelling in Persian and Hindi and glue in emoji, so they stay between two non-ASCII
# characters; next to an ASCII letter they only hide a word from search.
_JOINER_RUN = re.compile("([\u200c\u200d])[\u200c\u200d]+")
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
# Stream-safe text, UAX #15 section 13: at most 30 combining marks in a row. Unbounded runs make normalisation
# quadratic (160 KB of alternating marks took 15 s).
_MAX_MARKS = 30
_MARK_RUN = re.compile(r"[^\x00-\u02ff\w\s]{31,}")


def clean_characters(text: str) -> str:
    """NFC text in which newlines are ``\\n``, spaces are plain and nothing is invisible. Idempotent."""
    text = _NEWLINE.sub("\n", text).replace("\u2029", "\n\n")
    text = _DROPPED.sub("", _SPACE.sub(" ", text))
    text = _compose(text)
    joined = _STRAY_JOINER.sub("", _JOINER_RUN.sub(r"\1", text))
    return text if joined == text else _compose(joined)


def clean_line(text: str) -> str:
    """One clean line, as a title or a name wants it: no newlines, no doubled spaces."""
    return " ".join(clean_characters(text).split())


def unescape_entities(text: str) -> str:
    """Plain text with ``&mdash;`` and ``&#8212;`` read once; ``&amp;lt;`` becomes ``&lt;`` and stays so."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", _MARK_RUN.sub(lambda match: _limit_marks(match.group()), text))


def _limit_marks(run: str) -> str:
    kept, marks = [], 0
    for character in run:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)
