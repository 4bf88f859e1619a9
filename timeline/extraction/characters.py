"""Which characters does the grammar see? One for one, so that every offset stays true in the stored text."""

_ALIKE = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u3000": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2015": "\u2014",
    }
)


def plain(text: str) -> str:
    """``text`` with typographic variants made plain and unreadable characters blanked; the length never changes."""
    folded = text.translate(_ALIKE)
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(_readable(character) for character in folded)


def _readable(character: str) -> str:
    """Line ends stay for the paragraph rules; other control, format and surrogate characters become blanks."""
    if character in "\n\t" or character.isprintable():
        return character
    return "\n" if character in "\r\u2028\u2029\u0085\x0b\x0c" else " "
