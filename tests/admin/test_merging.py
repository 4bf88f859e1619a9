"""Two events side by side: choose the other, choose field by field, merge, swap, set apart; all without JavaScript."""

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.desk import told
from timeline import curation
from timeline.models import Event, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    keep = factories.event("Council backs proposal", edtf="2024-06", actors=["Council", "France"], stories=["Truce"])
    absorb = factories.event(
        "Council adopts resolution", edtf="2024-06-10", actors=["Council"], stories=["Truce"],
        summary="Fourteen voted.", category=factories.category("politics"), modality="planned",
    )  # fmt: skip
    return keep, absorb


def address(keep: Event, absorb: Event) -> str:
    return f"{reverse('admin:timeline_event_merge', args=[keep.pk])}?with={absorb.pk}"


def as_shown(response) -> dict:
    """What the form of the page would send as it stands."""
    form = response.context["form"]
    return {name: value for name in form.fields if (value := form[name].value()) is not None}


def press(client, keep, absorb, button="_merge", **typed):
    path = address(keep, absorb)
    return client.post(path, as_shown(client.get(path)) | typed | {button: ""}, follow=True)


def test_merge_page_shows_both_heads_the_result_and_each_differing_field(client, editor, pair):
    page = client.get(address(*pair)).content.decode()
    for part in (
        f"e/{pair[0].public_id} · 1 citation · published", "2 citations, 1 origin", "6 fields to choose",
        "June 2024 (2024-06)", "10 June 2024 (2024-06-10)", "Fourteen voted.", "Council, France",
        "<dt>Story</dt><dd dir=\"auto\">Truce</dd>", f'href="{address(pair[1], pair[0])}">Swap sides</a>',
    ):  # fmt: skip
        assert part in page
    chosen = {name: value for name, value in as_shown(client.get(address(*pair))).items() if "seen" not in name}
    assert chosen == {
        "title": "keep", "date": "absorb", "modality": "keep", "category": "keep", "summary": "absorb",
        "actors": "both",
    }  # fmt: skip


def test_merge_page_quotes_the_words_that_give_each_date(client, editor, pair):
    citation = pair[0].citations.get()
    citation.expression = "this month"
    citation.save()
    assert "kept event, from “this month”" in client.get(address(*pair)).content.decode()


def test_merge_as_proposed_takes_the_defaults(client, editor, pair):
    keep, absorb = pair
    response = press(client, keep, absorb, reason="one vote")
    assert told(response) == [
        "Merged: “Council adopts resolution” is now part of “Council backs proposal”; its address leads there."
    ]
    keep.refresh_from_db()
    assert (keep.title, keep.edtf, keep.modality, keep.summary, keep.citations.count()) == (
        "Council backs proposal", "2024-06-10", "happened", "Fourteen voted.", 2,
    )  # fmt: skip
    assert keep.date_explanation.startswith("narrowed by merging")
    assert "Council adopts resolution" in response.content.decode()


def test_merge_with_choices_and_own_wording_takes_those(client, editor, pair):
    keep, absorb = pair
    politics = absorb.category
    press(
        client, keep, absorb, reason="one vote", title="own", title_own="Council votes", date="own",
        date_own="May 2024", modality="own", modality_own="denied", category="absorb", summary="keep", actors="absorb",
    )  # fmt: skip
    keep.refresh_from_db()
    assert (keep.title, keep.edtf, keep.modality, keep.category, keep.summary) == (
        "Council votes", "2024-05", "denied", politics, "",
    )  # fmt: skip
    assert [row.name for row in keep.actors.all()] == ["Council"]
    assert "was chosen by an editor on merging" in keep.date_explanation


def test_merge_with_own_wording_left_empty_says_so_and_keeps_the_rest(client, editor, pair):
    response = press(client, *pair, reason="one vote", title="own", date="own", date_own="quite soon")
    page = response.content.decode()
    assert "Fill this in, or choose what one of the events says." in page and "is not a date" in page
    assert 'value="one vote"' in page and 'value="quite soon"' in page
    assert Event.objects.published().count() == 2


def test_merge_without_a_reason_is_refused_and_keeps_what_was_typed(client, editor, pair):
    response = press(client, *pair, title="own", title_own="Council votes")
    assert told(response) == ["Say why these are one event; readers see the reason in its history."]
    assert 'value="Council votes"' in response.content.decode()


@pytest.mark.parametrize("side", [0, 1])
def test_merge_of_what_changed_since_it_was_opened_is_refused(client, editor, pair, side):
    stale = as_shown(client.get(address(*pair)))
    curation.edit_event(pair[side], editor=editor, reason="better", title="Changed by the other")
    response = client.post(address(*pair), stale | {"reason": "one vote", "_merge": ""})
    assert "Somebody acted on this since you opened it" in told(response)[0]
    assert Event.objects.published().count() == 2


def test_not_the_same_event_is_remembered_and_told_on_the_page(client, editor, pair):
    response = press(client, *pair, button="_apart", reason="two rounds")
    assert told(response) == ["Remembered: “Council backs proposal” and “Council adopts resolution” are two events."]
    assert curation.are_apart(*pair)
    page = client.get(address(*pair)).content.decode()
    assert "A curator found these to be <strong>two events</strong>" in page
    assert "set apart already" in told(press(client, *pair, button="_apart"))[0]


def test_merge_without_the_other_event_offers_those_of_the_same_time_and_a_search(client, editor, pair):
    keep, absorb = pair
    factories.event("Far away", edtf="1999"), factories.event("Withdrawn", edtf="2024-06", status="withdrawn")
    path = reverse("admin:timeline_event_merge", args=[keep.pk])
    page = client.get(path).content.decode()
    assert f'href="?with={absorb.pk}">Council adopts resolution</a>' in page
    assert "Far away" not in page and "Withdrawn" not in page and f"?with={keep.pk}" not in page
    for query in ("adopts", absorb.public_id, f"https://timeline.example/e/{absorb.public_id}/council/"):
        assert f"?with={absorb.pk}" in client.get(path, {"q": query}).content.decode()
    assert "No event that stands has “nothing”" in client.get(path, {"q": "nothing"}).content.decode()


@pytest.mark.parametrize("other", ["x", "9" * 30, "", "itself"])
def test_merge_with_what_is_no_other_event_asks_for_one(client, editor, pair, other):
    path = reverse("admin:timeline_event_merge", args=[pair[0].pk])
    response = client.get(path, {"with": pair[0].pk if other == "itself" else other})
    assert "Which event is the same as" in response.content.decode()
    assert client.get(path, {"with": 999_999}).status_code == 404


def test_merge_of_a_withdrawn_event_is_refused_in_words(client, editor, pair):
    curation.withdraw_event(pair[1], editor=editor, reason="wrong day")
    assert "was withdrawn" in told(press(client, *pair, reason="one vote"))[0]


def test_merge_page_is_for_curators_only(client, pair):
    for path in (address(*pair), reverse("admin:timeline_event_split", args=[pair[0].pk])):
        assert client.get(path).status_code == 302


def test_event_page_leads_to_merge_and_lists_what_was_merged_in(client, editor, pair):
    keep, absorb = pair
    page = client.get(reverse("admin:timeline_event_change", args=[keep.pk])).content.decode()
    assert reverse("admin:timeline_event_merge", args=[keep.pk]) in page and "Merged in" not in page
    press(client, keep, absorb, reason="one vote")
    response = client.get(reverse("admin:timeline_event_change", args=[keep.pk]))
    off = reverse("admin:timeline_event_split_off", args=[keep.pk, absorb.pk])
    assert "Merged in" in response.content.decode() and f'action="{off}"' in response.content.decode()
    seen = response.context["form"]["seen"].value()
    assert client.get(off).status_code == 405
    assert told(client.post(off, {"seen": seen}, follow=True))[0].startswith("Say why these are two events")
    done = client.post(off, {"seen": seen, "reason": "two votes"}, follow=True)
    assert told(done) == ["Split off again: “Council adopts resolution” is what it was before the merge."]
    assert Event.objects.published().count() == 2
    page = client.get(reverse("admin:timeline_event_change", args=[absorb.pk])).content.decode()
    assert "merged into" not in page


def test_split_off_of_what_changed_since_it_was_opened_is_refused(client, editor, pair):
    keep, absorb = pair
    press(client, keep, absorb, reason="one vote")
    off = reverse("admin:timeline_event_split_off", args=[keep.pk, absorb.pk])
    for seen in ("0", "x", "9" * 30):
        response = client.post(off, {"seen": seen, "reason": "two votes"}, follow=True)
        assert "Somebody acted on this since you opened it" in told(response)[0]
    assert Revision.objects.filter(act="split").count() == 0
