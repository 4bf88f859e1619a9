"""What does a shared link look like where pictures of links are shown? A PNG of 1200 × 630 pixels."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw

from timeline.exports.reference import one_line
from timeline.exports.typeface import Style, draw_text, is_drawable, is_right_to_left, width_of, wrapped
from timeline.publication.sharing import Picture

MEDIA_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630
"""The ratio 1.91 : 1 in which Open Graph and Twitter cards are shown uncut."""
# The light colours of static/css/base.css.
_PAPER, _RULE, _INK, _INK_2 = "#fcfbf8", "#dcd7cb", "#1d1b18", "#4a4741"
_ACCENT, _MARK, _MARK_LINE = "#0b5663", "#fbeeb4", "#8f6a00"
_MARGIN = 80
_ROOM = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_HEIGHT = 158, 290
_TITLE_SIZES = (92, 76, 66, 58, 50)
_LEADING = 1.2
_READ_LETTERS = 400
"""Of a title: more than ever fits, and little enough to measure."""


def render(picture: Picture) -> bytes:
    """A title that no font at hand can draw is replaced by words that say where to read it."""
    try:
        return _drawn(picture)
    except OSError:  # FreeType gives up on a few signs at this size, such as U+FDFD
        return _drawn(Picture("", _unreadable(), above=picture.above, stance=picture.stance, mark=picture.mark))


def _drawn(picture: Picture) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, WIDTH, 15), fill=_ACCENT)
    _line(canvas, picture.above, Style(34, 600), baseline=112, fill=_ACCENT)
    _title(canvas, picture)
    _foot(canvas, picture)
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _unreadable() -> str:
    return _("Read on the page what this is about")


def _title(canvas: ImageDraw.ImageDraw, picture: Picture) -> None:
    """In the largest size in which all of it fits, lighter where it has not happened, as on the pages."""
    title = one_line(picture.title)[:_READ_LETTERS]
    if not is_drawable(title) or not width_of(title, Style(_TITLE_SIZES[0])):
        title = _unreadable()
    backwards = is_right_to_left(title)
    style, lines = _fitted(title, stance=picture.stance, apart=backwards)
    for number, line in enumerate(lines):
        across = _ROOM - width_of(line, style) if backwards else 0
        draw_text(canvas, _MARGIN + across, _baseline(style, number), line, style, fill=_INK)


def _baseline(style: Style, number: int) -> float:
    return _TITLE_TOP + style.size + number * style.size * _LEADING


def _fitted(title: str, *, stance: str, apart: bool) -> tuple[Style, list[str]]:
    """The stance leads the title on, or stands on a line of its own where the two are read in different directions."""
    head = [f"{stance}:"] if stance and apart else []
    told = f"{stance}: {title}" if stance and not apart else title
    for size in _TITLE_SIZES:
        style = Style(size, 400 if stance else 600, serif=True)
        fits = int(_TITLE_HEIGHT / (size * _LEADING)) - len(head)
        if lines := wrapped(told, style, width=_ROOM, lines=fits):
            return style, [*head, *lines]
    return style, [*head, *_cut(told, style, lines=fits)]


def _cut(text: str, style: Style, *, lines: int) -> list[str]:
    """As many letters as fit, with an ellipsis."""
    least, most = 0, len(text)
    while most - least > 1:
        middle = (least + most) // 2
        fits = wrapped(f"{text[:middle].rstrip()}…", style, width=_ROOM, lines=lines)
        least, most = (middle, most) if fits else (least, middle)
    return wrapped(f"{text[:least].rstrip()}…", style, width=_ROOM, lines=lines) or ["…"]


def _foot(canvas: ImageDraw.ImageDraw, picture: Picture) -> None:
    end = _line(canvas, picture.below, Style(30), baseline=506, fill=_INK_2)
    if picture.mark:
        style = Style(28, 600)
        left, right = end + 28, end + 28 + 2 * 16 + width_of(picture.mark, style)
        canvas.rounded_rectangle((left, 468, right, 520), radius=6, fill=_MARK, outline=_MARK_LINE, width=2)
        draw_text(canvas, left + 16, 504, picture.mark, style, fill=_INK)
    if picture.site != picture.title:
        canvas.line((_MARGIN, 546, WIDTH - _MARGIN, 546), fill=_RULE, width=2)
        _line(canvas, picture.site, Style(28, 600), baseline=590, fill=_INK_2)


def _line(canvas: ImageDraw.ImageDraw, text: str, style: Style, *, baseline: int, fill: str) -> float:
    """One line, cut where it would leave the picture; where it ends."""
    (shown,) = wrapped(one_line(text), style, width=_ROOM, lines=1) or _cut(one_line(text), style, lines=1)
    draw_text(canvas, _MARGIN, baseline, shown, style, fill=fill)
    return _MARGIN + width_of(shown, style)
