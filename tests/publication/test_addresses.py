"""Are the addresses for search engines those that readers see, each told once in whatever parts?"""

import pytest

from tests import factories
from timeline.publication.addresses import Address, Addresses, addresses

pytestmark = pytest.mark.django_db


def test_addresses_are_those_that_readers_see() -> None:
    event = factories.event("Vote", stories=["War"])
    factories.event("Draft", status="draft", stories=["Secret story"])
    last = factories.event("Withdrawn", status="withdrawn")
    merged = factories.event("Merged", status="withdrawn")
    merged.merged_into = last
    merged.save()
    event.refresh_from_db()
    lists = ("/", "/stories/", "/actors/", "/places/", "/categories/", "/sources/", "/corrections/", "/about/data/")
    fixed = (*lists, "/categories/diplomacy/", "/stories/war/", "/sources/the-sample-wire/")
    rows = (*map(Address, fixed), Address(event.get_absolute_url(), event.changed_at))
    assert addresses() == Addresses(1, rows)


def test_addresses_in_parts_are_each_told_once() -> None:
    for number in range(9):
        factories.event(f"Event {number}", stories=["War", "Peace"])
    whole = addresses()
    assert whole and len(whole.rows) == 21
    parts = [addresses(number=number, size=3) for number in range(1, 8)]
    assert [row for part in parts if part for row in part.rows] == list(whole.rows)
    assert {part.files for part in parts if part} == {7}
    assert [len(part.rows) for part in parts if part] == [3] * 7
    assert [addresses(number=number, size=3) for number in (0, -1, 8, 10**30)] == [None] * 4
