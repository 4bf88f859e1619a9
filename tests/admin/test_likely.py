"""What may be the same event: proposed on the page of either, and in a queue, with buttons that need no JavaScript."""

import re

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.desk import address, filled, told
from tests.curation.test_candidates import ONE, OTHER, pair, tell
from timeline import curation
from timeline.curation import queue as queued
from timeline.models import Apart, Event, Mention, Revision

__all__ = ["pair"]
pytestmark = pytest.mark.django_db

QUEUE = "/admin/timeline/event/duplicates/"
CHANGED = "Somebody acted on one of the two since you opened the page"


@pytest.fixture
def accepted(pair) -> tuple[Event, Mention]:
    return curation.accept_mention(pair[0], editor=None).event, pair[1]


def token(row) -> str:
    return f"{row._meta.model_name}-{row.pk}-{curation.last_revision(row)}"


def press(client, row, button, beside, **typed):
    """A button of the review page beside a candidate."""
    return client.post(address(row), filled(client.get(address(row))) | typed | {button: token(beside)}, follow=True)


def decide(client, button, one, other, *, at=QUEUE, **typed):
    """A button of the queue, or of an event's page."""
    return client.post(at, {"one": token(one), "other": token(other), button: "1", **typed}, follow=True)


def text_of(response) -> str:
    """What stands between the tags, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def lines_of(pairs) -> list[set]:
    return [{side.row for side in compared.sides} for compared in pairs]


# The review page -----------------------------------------------------------------------------------------------------
def test_review_shows_each_candidate_with_its_quote_and_reasons_but_no_score(client, editor, accepted):
    event, mention = accepted
    response = client.get(address(mention))
    expected = (
        f"May be the same event {event} Event, draft · 6 May 1998 · The Lemaire Post {ONE} same day, 6 May 1998 "
        "both name Ana Ruiz, Verdant Front and Port Lemaire “agree” and “signs” may tell of one act "
        "Add to this event Not the same"
    )
    assert expected in text_of(response)
    assert f'href="{address(event)}"' in response.content.decode()
    assert not re.search(r"0?\.[5-9]\d|\d%", text_of(response))


def test_review_add_to_this_event_takes_the_corrections_along(client, editor, accepted):
    event, mention = accepted
    response = press(client, mention, "_same", event, title="Truce agreed", reason="one signing")
    assert told(response) == [f"Added as a citation to “{event}”."]
    assert [row.title for row in event.citations.order_by("pk")] == [event.title, "Truce agreed"]
    assert [(row.act, row.reason) for row in Revision.objects.all()[:2]] == [
        ("accept into", "one signing"), ("edit mention", "one signing"),
    ]  # fmt: skip


@pytest.mark.parametrize("reviewed", [0, 1])
def test_review_join_lets_the_later_published_repeat_the_earlier(client, editor, reviewed):
    later = tell(ONE, "Ana Ruiz signs truce with Verdant Front", "The Lemaire Post")
    earlier = tell(OTHER, "Ana Ruiz and Verdant Front agree ceasefire", "The Ferry Wire")
    earlier.article.published_on = "1998-05-07"
    earlier.article.save()
    rows = [earlier, later]
    response = press(client, rows[reviewed], "_same", rows[1 - reviewed])
    assert told(response) == [f"Joined: “{later}” now tells “{earlier}” again. Accepting that one accepts both."]
    later.refresh_from_db()
    assert later.repeats == earlier


def test_review_join_of_articles_of_one_day_goes_by_their_keys(client, editor, pair):
    press(client, pair[0], "_same", pair[1])
    pair[1].refresh_from_db()
    assert pair[1].repeats == pair[0]


def test_review_not_the_same_is_remembered_with_its_reason(client, editor, pair):
    response = press(client, pair[0], "_apart", pair[1], reason="two truces")
    assert told(response) == [f"Remembered: “{pair[0]}” and “{pair[1]}” are not the same event."]
    assert (Apart.objects.count(), Revision.objects.get().reason) == (1, "two truces")
    assert "May be the same event" not in text_of(client.get(address(pair[1])))


@pytest.mark.parametrize("changed", [0, 1])
def test_review_of_what_somebody_changed_since_is_refused(client, editor, pair, changed):
    stale = filled(client.get(address(pair[0]))) | {"_same": token(pair[1]), "title": "Mine"}
    curation.edit_mention(pair[changed], editor=editor, title="Changed by the other")
    response = client.post(address(pair[0]), stale)
    assert "Somebody acted on this since you opened it" in told(response)[0]
    assert "Mine" in response.content.decode()
    assert Mention.objects.filter(repeats__isnull=False).count() == 0


@pytest.mark.parametrize("name", ["event-999999-0", "mention-999999-0", "event", "event-1-x", "article-1-1", "x" * 99])
def test_review_button_of_what_is_not_there_answers_404(client, editor, pair, name):
    data = filled(client.get(address(pair[0]))) | {"_same": name}
    assert client.post(address(pair[0]), data).status_code == 404


def test_review_offers_the_candidates_first_among_the_events_to_join(client, editor, accepted):
    event, mention = accepted
    factories.event("Verdant Front ceasefire agreed at Port Lemaire by Ms Ruiz", edtf="1998-05-06", status="draft")
    factories.event("Bakers of Halden raise the price of bread", edtf="1998-05-06")
    offered = client.get(address(mention)).context["form"].fields["into"].choices
    assert offered[1][0] in {str(event.pk), str(Event.objects.get(title__startswith="Verdant").pk)}
    assert len(offered) == 4


def test_review_of_a_decided_mention_proposes_nothing(client, editor, accepted):
    curation.reject_mention(accepted[1], editor=editor, reason="no event")
    assert "May be the same event" not in text_of(client.get(address(accepted[1])))


# The event's page ----------------------------------------------------------------------------------------------------
def test_event_shows_its_candidates_with_a_link_to_merge_and_a_button_to_add(client, editor, accepted, pair):
    event, mention = accepted
    other = curation.accept_mention(tell(f"{OTHER} It held.", pair[1].title, "The Gazette"), editor=None).event
    page = client.get(address(event))
    assert f'href="/admin/timeline/event/{event.pk}/merge/?with={other.pk}">Merge…</a>' in page.content.decode()
    assert f"{mention} Mention, pending · 6 May 1998 · The Ferry Wire {OTHER}" in text_of(page)
    assert f'action="{QUEUE}?event={event.pk}"' in page.content.decode()


def test_event_add_its_quote_comes_back_to_the_event(client, editor, accepted):
    event, mention = accepted
    response = decide(client, "_same", event, mention, at=f"{QUEUE}?event={event.pk}", reason="one signing")
    assert (told(response), response.redirect_chain) == (
        [f"Added as a citation to “{event}”."], [(address(event), 302)],
    )  # fmt: skip
    assert event.citations.count() == 2


def test_event_not_the_same_is_remembered(client, editor, accepted):
    event, mention = accepted
    response = decide(client, "_apart", event, mention, at=f"{QUEUE}?event={event.pk}")
    assert told(response) == [f"Remembered: “{event}” and “{mention}” are not the same event."]
    assert curation.are_apart(event, mention)
    assert "May be the same event" not in text_of(response)


def test_merge_page_offers_the_candidates_first_and_once(client, editor, accepted, pair):
    event = accepted[0]
    other = curation.accept_mention(pair[1], editor=None).event
    factories.event("Bakers of Halden raise the price of bread", edtf="1998-05-06")
    choose = reverse("admin:timeline_event_merge", args=[event.pk])
    page = text_of(client.get(choose))
    assert page.index("May be the same event") < page.index(str(other)) < page.index("Others of the same time")
    assert page.count(str(other)) == 1
    assert "same day, 6 May 1998" in page
    assert "May be the same event" not in text_of(client.get(f"{choose}?q=Ruiz"))


# The queue -----------------------------------------------------------------------------------------------------------
def test_queue_shows_pairs_of_each_kind_once_side_by_side(client, editor, pair):
    first, later = (curation.accept_mention(row, editor=None, publish=True).event for row in pair)
    waiting = tell(f"{ONE} It held.", pair[0].title, "The Gazette")
    asleep = tell(f"{OTHER} It held.", pair[1].title, "The Herald")
    response = client.get(QUEUE)
    lines = lines_of(response.context["pairs"])
    every = [first, later, waiting, asleep]
    assert sorted(map(str, lines)) == sorted(str({one, other}) for n, one in enumerate(every) for other in every[:n])
    assert "6 likely pairs told by the latest 4 articles, the likeliest first." in text_of(response)
    assert f"{first} Event, published · 6 May 1998 · The Lemaire Post {ONE}" in text_of(response)
    assert f'href="/admin/timeline/event/{first.pk}/merge/?with={later.pk}">Merge…</a>' in response.content.decode()


def test_queue_buttons_add_join_and_set_apart_and_come_back(client, editor, pair):
    event = curation.accept_mention(tell(f"{OTHER} It held.", pair[1].title, "The Gazette"), editor=None).event
    response = decide(client, "_apart", event, pair[0], at=f"{QUEUE}?before=999", reason="two truces")
    assert response.redirect_chain == [(f"{QUEUE}?before=999", 302)]
    assert Revision.objects.first().reason == "two truces"
    assert told(decide(client, "_same", *pair)) == [
        f"Joined: “{pair[1]}” now tells “{pair[0]}” again. Accepting that one accepts both."
    ]
    response = client.get(QUEUE)
    assert "No likely duplicates are left." in text_of(response)


def test_queue_adds_a_quote_whichever_side_is_the_event(client, editor, accepted):
    event, mention = accepted
    assert told(decide(client, "_same", mention, event)) == [f"Added as a citation to “{event}”."]
    assert "No likely duplicates are left." in text_of(client.get(QUEUE))


def test_queue_leaves_merging_to_its_own_page(client, editor, pair):
    events = [curation.accept_mention(row, editor=None).event for row in pair]
    assert told(decide(client, "_same", *events)) == [
        "Two events are merged on a page of their own: press “Merge…”."
    ]


@pytest.mark.parametrize("changed", [0, 1])
def test_queue_pair_that_somebody_changed_since_is_refused(client, editor, pair, changed):
    stale = {"one": token(pair[0]), "other": token(pair[1]), "_same": "1"}
    curation.edit_mention(pair[changed], editor=editor, title="Ana Ruiz and Verdant Front sign truce")
    response = client.post(QUEUE, stale, follow=True)
    assert told(response)[0].startswith(CHANGED)
    assert Mention.objects.filter(repeats__isnull=False).count() == 0


def test_queue_button_of_what_is_not_there_answers_404(client, editor, pair):
    assert client.post(QUEUE, {"one": token(pair[0]), "_same": "1"}).status_code == 404


def test_queue_goes_on_page_by_page_and_to_older_articles(client, editor, monkeypatch):
    for number in range(8):
        tell(f"{ONE} Report {number}.", "Ana Ruiz signs truce with Verdant Front", f"Paper {number}")
    every = [each for page in (1, 2) for each in lines_of(client.get(f"{QUEUE}?page={page}").context["pairs"])]
    assert (len(every), len({frozenset(line) for line in every})) == (28, 28)
    assert "Less likely pairs" in text_of(client.get(QUEUE))
    monkeypatch.setattr(queued, "_TELLINGS", 3)
    met, older = [], ""
    while older is not None:
        response = client.get(f"{QUEUE}?before={older}" if older else QUEUE)
        met += [frozenset(line) for line in lines_of(response.context["pairs"])]
        older = response.context["stretch"].older
    assert len(met) == len(set(met))
    assert set(met) <= {frozenset(line) for line in every}
    assert {row for line in met for row in line} == set(Mention.objects.all())


def test_queue_with_nothing_left_among_the_latest_leads_to_older_articles(client, editor, pair, monkeypatch):
    monkeypatch.setattr(queued, "_TELLINGS", 1)
    tell("Bakers of Halden raised the price of bread.", "Bakers of Halden raise price", "The Herald", edtf="1999-01-01")
    page = client.get(QUEUE)
    assert "Nothing is left in the latest article. Older articles" in text_of(page)
    assert lines_of(client.get(f"{QUEUE}?before={page.context['stretch'].older}").context["pairs"]) == [set(pair)]


def test_queue_without_articles_or_past_the_last_says_so(client, editor):
    assert "No likely duplicates are left." in text_of(client.get(QUEUE))
    for query in ("before=1", "before=x&page=-1", "page=" + "9" * 40, "page=99"):
        assert client.get(f"{QUEUE}?{query}").status_code == 200


def test_queue_is_linked_from_the_index_and_the_lists_and_needs_a_login(client, editor):
    for name in ("index", "timeline_event_changelist", "timeline_mention_changelist"):
        assert f'href="{QUEUE}">Likely duplicates</a>' in client.get(reverse(f"admin:{name}")).content.decode()
    client.logout()
    for response in (client.get(QUEUE), client.post(QUEUE)):
        assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("stored", [1, 30])
def test_pages_need_a_bounded_number_of_queries(client, editor, pair, stored, django_assert_max_num_queries):
    for number in range(stored):
        row = tell(f"{ONE} Report {number}.", f"{pair[0].title} {number}", f"Paper {number}")
        if number % 2 == 0:
            event = curation.accept_mention(row, editor=None).event
    with django_assert_max_num_queries(60):
        assert client.get(address(pair[0])).context["candidates"]
    with django_assert_max_num_queries(70):
        assert client.get(address(event)).context["candidates"]
    with django_assert_max_num_queries(60 + stored):
        assert client.get(QUEUE).context["pairs"]
