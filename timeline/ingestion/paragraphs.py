"""Where do the paragraphs of a plain text begin and end?

An empty line always parts two paragraphs. A single newline is either a hard wrap inside a paragraph or the end of
a paragraph that is one line long; which of the two is told from how the whole text is set.
"""

import re

_BLANK = re.compile(r"\n[ \n]*\n")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# Words that no heading or paragraph ends with.
_HANGING = frozenset(
    "a an and are as at be but by for from had has have in into is it its of on or that the their to was were which "
    "who will with would".split()
)
_BROKEN_COMPOUND = re.compile(r"(?<=[^\W\d_]-)\n(?=[^\W\d_])")
_BYLINE = re.compile("by [A-Z]")
_BULLET = re.compile(r"(?:[•*·▪◦‣–—-]|[0-9]{1,2}[.)]) ")
# Ten news articles: wrapped at 60 to 100 columns, 69-100 % of their line ends were plainly mid-sentence; set with one
# paragraph a line, at most 6 %.
_WRAPPED_SHARE = 0.2
_FULL_LINE = re.compile(r"\n\s*\S")


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs of clean characters, each one line; hard wraps are joined, headings and list lines kept apart."""
    blocks = [block.strip("\n").split("\n") for block in _BLANK.split(text) if block.strip()]
    width = _wrap_width(blocks)
    paragraphs = [paragraph for block in blocks for paragraph in _join_block(block, width=width)]
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def count_lines(text: str) -> int:
    """How many lines of ``text`` are not empty."""
    return 1 + sum(1 for _ in _FULL_LINE.finditer(text.strip()))


def _wrap_width(blocks: list[list[str]]) -> int:
    """The column at which the text was wrapped, 0 where it was not."""
    pairs = [pair for block in blocks for pair in zip(block, block[1:], strict=False)]
    if not pairs or sum(_runs_on(line, after) for line, after in pairs) < _WRAPPED_SHARE * len(pairs):
        return 0
    lengths = sorted(len(line.rstrip()) for block in blocks if len(block) > 1 for line in block)
    return lengths[int(0.95 * (len(lengths) - 1))]  # not the longest: an address may stick out


def _runs_on(line: str, after: str) -> bool:
    """Whether a sentence plainly goes on over the end of the line."""
    line, after = line.rstrip(), after.lstrip()
    if len(line) < 30 or _SENTENCE_END.search(line[-8:]) or _BULLET.match(after) or _BYLINE.match(after):
        return False
    return after[:1].islower() or line.endswith(",") or line.rsplit(" ", 1)[-1].lower() in _HANGING


def _join_block(lines: list[str], *, width: int) -> list[str]:
    groups = [[lines[0]]]
    for line, after in zip(lines, lines[1:], strict=False):
        if _continues(line, after, width=width):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [_join_lines(group) for group in groups]


def _continues(line: str, after: str, *, width: int) -> bool:
    """In wrapped text a paragraph goes on where the next line's first word had no room left on this line."""
    if _BULLET.match(after.lstrip()) or (after.startswith("  ") and not line.startswith("  ")):
        return False
    if _runs_on(line, after):
        return True
    first_word = after.split(maxsplit=1)[0] if after.strip() else ""
    return width > 0 and len(line.rstrip()) + 1 + len(first_word) > width


def _join_lines(lines: list[str]) -> str:
    """Joined by a space, or by nothing after the hyphen of a compound broken over two lines."""
    joined = _BROKEN_COMPOUND.sub("", "\n".join(line.strip() for line in lines))
    return " ".join(joined.split())
