"""Who acts and where: people once, offices never, countries that act, nothing of a neighbouring clause."""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions


def actors_and_places(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = extract_mentions(text, published=dt.date(2024, 6, 11))
    return [(mention.actors, mention.places) for mention in found]


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Secretary of State Ada Okafor met Defence Minister Jon Berg on Monday.", ("Ada Okafor", "Jon Berg"), ()),
        ("Sweden signed the treaty on Monday, with Norway abstaining.", ("Sweden", "Norway"), ()),
        ("The treaty was signed by Sweden in Oslo on Monday.", ("Sweden",), ("Oslo",)),
        ("Peter Lund, who is based outside Oslo, resigned on Monday.", ("Peter Lund",), ()),
        ("Peter Lund urged Sweden to pay and said Ada Okafor had resigned on Monday.", ("Ada Okafor",), ()),
        ("Peter Lund spoke in Oslo weeks after gunmen stormed a bank in Madrid in May.", (), ("Madrid",)),
    ],
)
def test_actors_and_places_are_those_of_the_event(text: str, actors: tuple[str, ...], places: tuple[str, ...]) -> None:
    assert (actors, places) in actors_and_places(text)


def test_names_of_one_person_are_folded_and_those_of_two_are_not() -> None:
    text = "Helen Marsh resigned on Monday.\n\nMrs Marsh met Jon Berg on Sunday."
    assert actors_and_places(text)[1] == (("Helen Marsh", "Jon Berg"), ())
    two = "Helen Marsh and Peter Marsh resigned on Monday.\n\nMr Marsh met Jon Berg on Sunday."
    assert actors_and_places(two)[1] == (("Marsh", "Jon Berg"), ())
