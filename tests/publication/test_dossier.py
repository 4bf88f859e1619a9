"""Does a dossier number every quote, set what differs side by side, and say what found no room?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.publication.dossier import Dossier, Entry, Told, dossier_of

pytestmark = pytest.mark.django_db


def of(events: int = 500, notes: int = 2000, **parameters: list[str]) -> Dossier:
    return dossier_of(parameters.items(), events=events, notes=notes)


def titles(entries: tuple[Entry, ...]) -> list[tuple[str, list[int]]]:
    return [(entry.card.event.title, [note.number for note in entry.notes]) for entry in entries]


def test_dossier_numbers_the_quotes_of_every_event_in_order_of_time() -> None:
    factories.event("Undated", edtf="")
    late, early = factories.event("Late", edtf="2024-06-10"), factories.event("Early", edtf="2023-11")
    factories.cite(early, factories.article("More.", published="2024-07-01"), "More.")
    factories.event("Outside", category=factories.category("sport"))
    dossier = of(category=["diplomacy"], sort=["updated"])
    assert (titles(dossier.dated), titles(dossier.undated)) == ([("Early", [1, 2]), ("Late", [3])], [("Undated", [4])])
    assert [note.number for note in dossier.notes] == [1, 2, 3, 4] and dossier.notes_count == 4
    assert [note.citation.event for note in dossier.notes][2] == late
    assert (dossier.outside, dossier.dated_left, dossier.undated_left) == (1, 0, 0)


def test_dossier_sets_figures_and_dates_that_differ_side_by_side_with_their_notes() -> None:
    event = factories.event("Attack", edtf="2024-06-10")
    factories.claim(event.citations.get(), "killed", 1400, attributed_to="officials")
    for number, day in ((1, "2024-06-11"), (2, "2024-06-10")):
        other = factories.article(f"About 1,200, report {number}.", published=f"2024-07-0{number}")
        factories.claim(factories.cite(event, other, other.text, edtf=day), "killed", 1200, qualifier="about")
    (entry,) = of().dated
    dates, figures = entry.compared
    first, second, third = entry.notes
    assert [(told.words, told.notes) for told in dates.told] == [
        ("10 June 2024", (first, third)), ("11 June 2024", (second,)),
    ]  # fmt: skip
    assert figures.told == (Told("1,400", "officials", (first,)), Told("about 1,200", "", (second, third)))
    assert (dates.differs, figures.differs, figures.name) == (True, True, "Killed")
    assert figures.remark == "No number fits every wording."


@pytest.mark.parametrize(
    ("events", "notes", "kept", "left"),
    [
        (500, 2000, ["A", "B", "C", "U"], (0, 0)),
        (2, 2000, ["A", "B"], (1, 1)),
        (500, 3, ["A", "B"], (1, 1)),
        (500, 1, ["A"], (2, 1)),
        (0, 0, [], (3, 1)),
    ],
)
def test_dossier_without_room_keeps_the_earliest_and_counts_the_rest(
    events: int, notes: int, kept: list[str], left: tuple[int, int]
) -> None:
    for title, edtf in (("C", "2024-06-12"), ("B", "2024-06-11"), ("A", "2024-06-10"), ("U", "")):
        event = factories.event(title, edtf=edtf)
        factories.cite(event, factories.article(f"{title} again."), f"{title} again.") if title == "A" else None
    dossier = of(events, notes)
    assert [entry.card.event.title for entry in (*dossier.dated, *dossier.undated)] == kept
    assert (dossier.dated_left, dossier.undated_left) == left


def test_dossier_as_known_on_a_day_has_only_the_quotes_of_then() -> None:
    event = factories.event("Vote", quote="It voted.", of=factories.article("It voted.", published="2024-06-01"))
    factories.cite(event, factories.article("Praised.", published="2024-06-20"), "Praised.")
    factories.event("Later", quote="Later.", of=factories.article("Later.", published="2024-06-21"))
    (entry,) = of(asof=["2024-06-10"]).dated
    assert [note.citation.exact for note in entry.notes] == ["It voted."]


def test_dossier_of_many_filters_costs_no_query_for_each() -> None:
    counts = []
    for number in (1, 30):
        with CaptureQueriesContext(connection) as captured:
            of(actor=[f"a{each}" for each in range(number)], place=[f"p{each}" for each in range(number)])
        counts.append(len(captured))
    assert counts[0] == counts[1]
