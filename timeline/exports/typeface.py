"""Which letters can be drawn, how wide are they, and in which face? Type for the pictures of shared links.

Noto Serif tells and Noto Sans serves, as on the pages; Noto Sans of two dozen further scripts stands behind both, and
the fonts of the setting CARD_FONTS behind those. A text may change its face from letter to letter, never its direction.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from PIL import ImageFont, features
from PIL.ImageDraw import ImageDraw

_SERIF = Path(str(files("fontpkg_noto_serif"))) / "files" / "NotoSerif[wdth,wght].ttf"
_FOLDER = Path(str(files("manimgx_fonts")))
_SANS = _FOLDER / "NotoSans[wght].ttf"
_SIGNS = (_FOLDER / "NotoSansSymbols[wght].ttf", _FOLDER / "NotoEmoji[wght].ttf")
_SCRIPTS = tuple(
    path for path in sorted(_FOLDER.glob("NotoSans*.ttf")) if "Italic" not in path.name and path not in _SIGNS
)
_SHAPES = features.check("raqm")
"""Raqm joins and turns letters round (HarfBuzz, UAX #9). Without it, no script is drawn that needs either."""
_NO_CHARACTER = "\uffff"
"""Never a character, so what a font draws for it is its box for missing ones."""


@dataclass(frozen=True)
class Style:
    """``size`` in pixels of the em; ``weight`` as in CSS, where the face has weights."""

    size: int
    weight: int = 400
    serif: bool = False


@dataclass(frozen=True)
class Run:
    text: str
    font: ImageFont.FreeTypeFont


def is_drawable(text: str) -> bool:
    """True if no letter, mark or digit of it would be missing. Signs may be: they are left out."""
    return all(unicodedata.category(each)[0] not in "LMN" or _file_for(each, serif=True) for each in text)


def is_right_to_left(text: str) -> bool:
    """By its first letter with a direction (UAX #9, rule P2)."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((each in ("R", "AL") for each in directions if each in ("L", "R", "AL")), False)


def width_of(text: str, style: Style) -> float:
    return sum(run.font.getlength(run.text, direction=_direction(text)) for run in _runs(text, style))


def draw_text(canvas: ImageDraw, left: float, baseline: float, text: str, style: Style, *, fill: str) -> None:
    """One line from ``left`` on, whichever way it is read."""
    runs = _runs(text, style)
    for run in reversed(runs) if is_right_to_left(text) else runs:
        canvas.text((left, baseline), run.text, fill=fill, font=run.font, anchor="ls", direction=_direction(text))
        left += run.font.getlength(run.text, direction=_direction(text))


def wrapped(text: str, style: Style, *, width: float, lines: int) -> list[str] | None:
    """The text in at most so many lines of that width, or None. A word longer than a line is broken."""
    made: list[list[str]] = [[]]
    space, room = width_of(" ", style), width
    for word in text.split():
        for part in _parts(word, style, width):
            wide = width_of(part, style)
            if made[-1] and wide + space > room:
                made.append([])
                room = width
            room -= wide + (space if made[-1] else 0)
            made[-1].append(part)
            if len(made) > lines:
                return None
    return [" ".join(line) for line in made]


def _parts(word: str, style: Style, width: float) -> list[str]:
    """The word, or pieces of it that each fit a line."""
    parts = []
    while width_of(word, style) > width:
        fits = max(int(len(word) * width / width_of(word, style)), 1)
        while fits > 1 and width_of(word[:fits], style) > width:
            fits -= 1
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]


def _runs(text: str, style: Style) -> list[Run]:
    """Parts of one face each, in the order of reading; what stands between letters stays with those before it."""
    runs: list[tuple[Path, str]] = []
    for letter in text:
        file = _file_for(letter, serif=style.serif)
        before = runs[-1][0] if runs else None
        if before and before not in _SIGNS and not letter.isalpha() and _has(before, letter):
            file = before
        if file and file == before:
            runs[-1] = (file, runs[-1][1] + letter)
        elif file:
            runs.append((file, letter))
    return [Run(part, _font(file, style.size, style.weight)) for file, part in runs]


def _direction(text: str) -> str | None:
    """None, which is left to right, where nothing could turn letters round."""
    return ("rtl" if is_right_to_left(text) else "ltr") if _SHAPES else None


@lru_cache(maxsize=4096)
def _file_for(letter: str, *, serif: bool) -> Path | None:
    named = tuple(Path(name) for name in settings.CARD_FONTS if Path(name).is_file())
    further = (*_SCRIPTS, *named, *_SIGNS) if _SHAPES else ()
    first = (_SERIF, _SANS) if serif else (_SANS, _SERIF)
    return next((file for file in (*first, *further) if _has(file, letter)), None)


@lru_cache(maxsize=8192)
def _has(file: Path, letter: str) -> bool:
    """A format character (a joiner, a mark of direction) is invisible, and for the shaping to obey."""
    return unicodedata.category(letter) == "Cf" or _shape(file, letter) != _box(file)


@lru_cache
def _box(file: Path) -> tuple[tuple[int, int], bytes]:
    return _shape(file, _NO_CHARACTER)


def _shape(file: Path, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(file, 24, 400).getmask(letter)
    return mask.size, bytes(mask)


@lru_cache(maxsize=128)
def _font(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size)
    try:
        axes = font.get_variation_axes()
    except OSError:  # a face of one weight
        return font
    chosen = {b"Weight": weight, b"Width": 100}
    font.set_variation_by_axes([chosen.get(axis["name"] or b"", axis["default"] or 0) for axis in axes])
    return font
