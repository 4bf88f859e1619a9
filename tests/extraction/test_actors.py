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


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Helen Marsh was held in a hotel in Lisbon on Monday.", ("Helen Marsh",), ("Lisbon",)),
        ("A German airship burned near Oslo on Monday.", (), ("Oslo",)),
        ("Two Swiss brothers were found dead on Monday.", (), ()),
        ("Norwegian police arrested two men in Oslo on Monday.", ("Norway",), ("Oslo",)),
        ("The Secretary of State for Trade resigned on Monday.", (), ()),
        (
            "The Harbour Inspection Board (HIB) met on Sunday. HIB officers searched a ferry on Monday.",
            ("Harbour Inspection Board",),
            (),
        ),
        ("A parcel marked FRAGILE was delivered on Monday.", (), ()),
        ("Helen Marsh resigned on Sunday. She left Oslo on Monday.", ("Helen Marsh",), ("Oslo",)),
        (
            "Halden Foods Inc. bought a mill on Sunday. Halden sold its farms on Monday.",
            ("Halden Foods",),
            (),
        ),
    ],
)
def test_actors_are_named_as_the_title_and_the_article_name_them(
    text: str, actors: tuple[str, ...], places: tuple[str, ...]
) -> None:
    assert actors_and_places(text)[-1] == (actors, places)


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Carmaker Halden said on Monday it would cut 300 jobs by Christmas.", ("Halden",), ()),
        ("Cllr Carl Lund resigned on Monday.", ("Carl Lund",), ()),
        ("A march down the Corso was held on Monday.", (), ("Corso",)),
        ("The meeting was held at the Grange hall on Monday.", (), ("Grange",)),
        ("Scientists met in the Austrian town of Lunz on Monday.", (), ("Lunz",)),
        ("The trial, ODYSSEY-2, began on Monday.", (), ()),
        ("The paper was published on Monday in the Annals of Harbour Medicine.", (), ()),
        ("Halden Foods AG (SIX: HLF) bought a mill on Monday.", ("Halden Foods",), ()),
        ("The wind pushed flames across Highway 93 on Monday.", (), ("Highway 93",)),
        ("The chairman, Raul Lund of Argentina, resigned on Monday.", ("Raul Lund",), ()),
    ],
)
def test_labels_are_no_actors_and_towns_are_places(text: str, actors: tuple[str, ...], places: tuple[str, ...]) -> None:
    assert (actors, places) in actors_and_places(text)
