"""Is the picture of a shared link drawn whole, whatever stands in it?"""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from timeline.exports import typeface
from timeline.exports.share_image import render
from timeline.exports.typeface import Style, is_drawable, is_right_to_left, width_of, wrapped
from timeline.publication.sharing import Picture

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "naughty-strings.json"
STYLE = Style(50, 600, serif=True)
KEPT_FOR_THE_FOOT = 450
"""Pixels from the top within which a title must end."""


def picture(title: str = "Ministers sign the accord", **fields: str) -> Picture:
    return Picture(**{"site": "The Chronicle", "title": title, "above": "7 October 2023", **fields})


def drawn(**fields: str) -> Image.Image:
    image = Image.open(BytesIO(render(picture(**fields))))
    image.load()
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def inked(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of what is not the ground, below the bar at the top."""
    ground = Image.new("RGB", image.size, "#fcfbf8")
    difference = ImageChops.difference(image, ground)
    return difference.crop((0, 16, 1200, 630)).getbbox()


def differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


def test_picture_shows_each_of_its_words() -> None:
    plain = drawn()
    assert inked(plain) is not None
    for fields in ({"title": "Ministers sign"}, {"above": "8 October 2023"}, {"below": "Reported by 3 articles"},
                   {"mark": "Sources differ"}, {"stance": "Planned"}, {"site": "Timeline"}):  # fmt: skip
        assert differ(plain, drawn(**fields)), fields


@pytest.mark.parametrize(
    "title",
    [
        "x" * 10_000,
        "word " * 2_000,
        "W" * 200,
        "وقّع الوزراء الاتفاق في الدوحة " * 9,
        "ראש הממשלה " * 20,
        "🕊" * 300,
        "é" * 300,
    ],
)
def test_picture_of_a_long_title_is_cut_before_what_stands_below(title: str) -> None:
    for stance in ("", "Denied"):
        image = drawn(title=title, site="", above="", stance=stance)
        left, _, right, bottom = inked(image.crop((0, 0, 1200, 540))) or (0, 0, 0, 0)
        assert left > 60 and right <= 1130 and bottom + 16 < KEPT_FOR_THE_FOOT, (left, right, bottom)


def test_picture_of_a_title_read_from_the_right_begins_there() -> None:
    left, _, right, _ = inked(drawn(title="שלום", site="", above="").crop((0, 0, 1200, 540))) or (0, 0, 0, 0)
    assert left > 700 and right > 1090


@pytest.mark.parametrize("text", ["停戦", "﷽", "Vote 停戦"])
def test_picture_of_what_no_font_can_draw_says_where_to_read(text: str) -> None:
    assert not differ(drawn(title=text, site=""), drawn(title="Read on the page what this is about", site=""))


def test_letters_of_a_font_of_the_setting_are_drawable(settings: Any) -> None:
    settings.CARD_FONTS = ["/nowhere.ttc", *map(str, typeface._SIGNS)]
    typeface._file_for.cache_clear()
    assert not is_drawable("停戦") and typeface._file_for("🕊", serif=True) in typeface._SIGNS
    typeface._file_for.cache_clear()


@pytest.mark.parametrize(
    "text", ["Vote", "Élysée", "Заявление", "Δήλωση", "שלום", "السلام", "शांति", "Հայ", "ไทย", "2½ – “so” … €5 №3"]
)
def test_letters_of_many_scripts_are_drawable(text: str) -> None:
    assert is_drawable(text) and width_of(text, STYLE) > 20


def test_sign_without_a_font_is_left_out() -> None:
    assert is_drawable("Vote \ue000") and width_of("Vote\ue000", STYLE) == width_of("Vote", STYLE)


def test_direction_is_that_of_the_first_letter_with_one() -> None:
    texts = ["Vote", "7 שלום", "(السلام) held", "Vote שלום", "123", ""]
    assert [is_right_to_left(text) for text in texts] == [False, True, True, False, False, False]


def test_wrapped_keeps_every_letter_and_the_width() -> None:
    lines = wrapped("The council votes on the accord " + "x" * 60, STYLE, width=500, lines=20) or []
    assert "".join(lines).replace(" ", "") == "Thecouncilvotesontheaccord" + "x" * 60
    assert max(width_of(line, STYLE) for line in lines) <= 500
    assert wrapped("The council votes on the accord", STYLE, width=500, lines=1) is None


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared collection of hostile strings is not here")
def test_picture_of_every_naughty_string_is_drawn() -> None:
    for text in json.loads(HOSTILE.read_text(encoding="utf-8")):
        assert render(picture(text)).startswith(b"\x89PNG")


def test_version_changes_with_what_is_to_be_seen() -> None:
    pictures = [
        picture(),
        picture("Other"),
        picture(stance="Planned"),
        picture(mark="x"),
        picture(below="x"),
        picture(site="x"),
    ]
    assert len({each.version for each in pictures}) == len(pictures)
    assert picture().version == picture().version
