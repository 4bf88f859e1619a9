"""Does the permanent address of an event always answer, and show all of its evidence?"""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.curation import edit_event, publish_event, undo
from timeline.models import Event, Revision

pytestmark = pytest.mark.django_db


def withdraw(event: Event, reason: str = "", into: Event | None = None) -> None:
    event.status, event.withdrawn_reason, event.merged_into = Event.Status.WITHDRAWN, reason, into
    event.save()


def change(event: Event, before: dict[str, object], after: dict[str, object]) -> dict[str, object]:
    return {"model": "event", "pk": event.pk, "before": before, "after": after}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_event_shows_its_record_and_every_citation(client: Client) -> None:
    text = "Talks had stalled. On Monday the council voted. Envoys left."
    article = factories.article(text, url="https://news.example/vote", published="2024-06-11", title="Council votes")
    event = factories.event("Council votes", edtf="2024-06-10", status="draft", quote="x", summary="In New York.",
                            actors=["UN"], places=["New York"], stories=["War"])  # fmt: skip
    event.citations.all().delete()
    citation = factories.cite(
        event, article, "On Monday the council voted.", expression="On Monday", expression_start=19, expression_end=28,
        rule="weekday in or before the week of the report", reference="published 2024-06-11",
        reference_date=dt.date(2024, 6, 11),
    )  # fmt: skip
    event.status = Event.Status.PUBLISHED
    event.save()
    html = client.get(event.get_absolute_url()).content.decode()
    for part in (
        '<time datetime="2024-06-10">10 June 2024</time>', "Monday · known to the day", "In New York.",
        '<span class="context">Talks had stalled. </span><mark class="timex">On Monday</mark> the council voted.',
        '<span class="context"> Envoys left.</span>', "weekday in or before the week of the report",
        "published 11 June 2024", 'href="https://news.example/vote#:~:text=On%20Monday%20the%20council%20voted."',
        f'href="/articles/{article.pk}/#q-{citation.pk}"', 'href="/actors/un/"', 'href="/places/new-york/"',
        'href="/stories/war/"', 'href="/?from=2024-06&amp;to=2024-06#e-',
        f'<link rel="canonical" href="http://testserver{event.get_absolute_url()}">',
    ):  # fmt: skip
        assert part in html


def test_event_names_each_publisher_once_under_its_title(client: Client) -> None:
    event = factories.event("Council votes")
    for each in ("Envoys left.", "Envoys are back."):
        factories.cite(event, factories.article(each, by="Harbour Gazette"), each)
    html = client.get(event.get_absolute_url()).content.decode()
    reported = html.partition('<p class="reported">')[2].partition("</p>")[0]
    assert reported.partition(": ")[2] == "<bdi>The Sample Wire</bdi>, <bdi>Harbour Gazette</bdi>"


@pytest.mark.parametrize("slug", ["", "an-older-title/", "%00/", "%F0%9F%98%80/", "x" * 500 + "/"])
def test_event_under_a_wrong_slug_leads_to_the_right_one_with_its_query(client: Client, slug: str) -> None:
    event = factories.event("Vote")
    response = client.get(f"/e/{event.public_id}/{slug}?utm_source=x&a=%2F")
    assert (response.status_code, response["Location"]) == (301, f"{event.get_absolute_url()}?utm_source=x&a=%2F")


def test_event_with_a_changed_title_answers_at_its_old_address(client: Client) -> None:
    event = factories.event("Vote")
    old = event.get_absolute_url()
    event.title = "Council votes"
    event.save()
    assert client.get(old)["Location"] == event.get_absolute_url() != old


def test_event_without_letters_in_its_title_has_an_address(client: Client) -> None:
    assert client.get(factories.event("停戦").get_absolute_url()).status_code == 200


@pytest.mark.parametrize("public_id", ["22222222", "x", "%00", "aeiouaei", "2" * 300, "../x", "%ED%A0%80"])
def test_event_with_an_unknown_id_is_not_found(client: Client, public_id: str) -> None:
    response = client.get(f"/e/{public_id}/slug/")
    assert response.status_code == 404
    assert b"Nothing stands at this address" in response.content


def test_event_in_draft_is_not_found(client: Client) -> None:
    draft = factories.event("Secret", status="draft")
    response = client.get(draft.get_absolute_url())
    assert response.status_code == 404 and b"Secret" not in response.content


def test_event_withdrawn_is_gone_and_says_why_and_when(client: Client) -> None:
    event = factories.event("Vote")
    withdraw(event, "Its only quote describes <b>another</b> day.")
    revision = Revision.objects.create(
        act="withdraw", editor_name="ann", at=dt.datetime(2024, 6, 15, tzinfo=dt.UTC),
        changes=[change(event, {"status": "published"}, {"status": "withdrawn"})],
    )  # fmt: skip
    revision.events.add(event)
    response = client.get(event.get_absolute_url())
    html = response.content.decode()
    assert response.status_code == 410
    assert "Its only quote describes &lt;b&gt;another&lt;/b&gt; day." in html
    assert "15 June 2024" in html and "ann" not in html.split("<main")[1].split("</main>")[0].replace("cannot", "")
    assert client.get(f"/e/{event.public_id}/").status_code == 410


def test_event_merged_twice_leads_to_the_last_survivor(client: Client) -> None:
    first, second, last = factories.event("First"), factories.event("Second"), factories.event("Last")
    withdraw(first, into=second)
    withdraw(second, into=last)
    response = client.get(first.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, last.get_absolute_url())
    assert response["Cache-Control"] == "no-cache"


def test_event_merged_into_a_withdrawn_or_unpublished_one_says_so(client: Client) -> None:
    first, gone = factories.event("First"), factories.event("Gone")
    second, draft = factories.event("Second"), factories.event("Draft", status="draft")
    withdraw(gone, "It never happened.")
    withdraw(first, into=gone)
    withdraw(second, into=draft)
    assert client.get(first.get_absolute_url())["Location"] == gone.get_absolute_url()
    assert client.get(gone.get_absolute_url()).status_code == 410
    response = client.get(second.get_absolute_url())
    assert response.status_code == 410 and b"Draft" not in response.content


def test_event_merged_in_a_circle_is_gone(client: Client) -> None:
    first, second = factories.event("First"), factories.event("Second")
    withdraw(first, into=second)
    withdraw(second, into=first)
    assert client.get(first.get_absolute_url()).status_code == 410


def test_event_history_names_acts_changes_and_reasons_but_no_editor(client: Client) -> None:
    event, ann = factories.event("Vote"), User.objects.create_user("ann.editor")
    edit_event(event, editor=ann, reason="The sentence names the <day>.", title="Council votes")
    html = client.get(f"/e/{event.public_id}/", follow=True).content.decode()
    assert "<strong>Corrected</strong>: <bdi>The sentence names the &lt;day&gt;.</bdi>" in html
    assert 'Title: <span class="hush"><bdi>“Vote”</bdi></span> → <bdi>“Council votes”</bdi>' in html
    assert "ann.editor" not in html


def test_event_withdrawn_before_it_was_ever_public_is_not_found(client: Client) -> None:
    draft = factories.event("Secret", status="draft")
    withdraw(draft, "A secret reason.")
    response = client.get(draft.get_absolute_url())
    assert response.status_code == 404 and b"ecret" not in response.content


def test_event_whose_publication_was_undone_is_gone_not_unknown(client: Client) -> None:
    event = publish_event(factories.event("Vote", status="draft"), editor=None)
    undo(event.revisions.get(), editor=None, reason="Too early.")
    response = client.get(event.get_absolute_url())
    assert response.status_code == 410 and b"Too early." in response.content


def test_event_without_a_date_is_called_undated_once(client: Client) -> None:
    event = factories.event("Vote", edtf="")
    dateline = client.get(event.get_absolute_url()).content.decode().split('class="dateline">')[1].split("</p>")[0]
    assert dateline == "<span>Undated</span> "


def test_event_of_an_uncertain_day_says_so_wherever_it_gives_the_date(client: Client) -> None:
    event = factories.event("Vote", edtf="2024-06-11?")
    html = client.get(event.get_absolute_url()).content.decode()
    assert "<span>11 June 2024, uncertain</span>" in html and "known to the day, uncertain" in html
    assert "<dd>11 June 2024, uncertain</dd>" in html and "about 11 June" not in html
    rail = client.get("/").content.decode()
    assert '<p class="when"><b>11 June 2024</b> uncertain</p>' in rail
    assert f'id="e-{event.public_id}" data-precision="approximate"' in rail


def test_event_whose_sources_differ_shows_them_side_by_side(client: Client) -> None:
    event = factories.event("Assault", status="published")
    factories.claim(event.citations.get(), "killed", 1400, attributed_to="officials")
    other = factories.article("Some 1,200 died.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "Some 1,200 died."), "killed", 1200, qualifier="about")
    html = client.get(event.get_absolute_url()).content.decode()
    for part in (
        "1,400",
        "about 1,200",
        "No number fits every wording.",
        "no source named in the quote",
        "Sources differ",
    ):
        assert part in html
    assert "1,300" not in html and "2,600" not in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://[", "ftp://x.example/"]
)
def test_event_with_an_address_that_is_no_web_page_links_nowhere(client: Client, url: str) -> None:
    article = factories.article("The council voted.", url=url, archive_url=url)
    event = factories.event("Vote", of=article, quote="The council voted.")
    for address in (event.get_absolute_url(), f"/articles/{article.pk}/"):
        assert f'href="{url}' not in client.get(address).content.decode()


def test_event_with_many_citations_costs_the_same_queries(client: Client) -> None:
    event = factories.event("Vote", actors=["A"], places=["B"])
    few = queries(client, event.get_absolute_url())
    for number in range(30):
        quote = f"Report {number} said so."
        factories.claim(factories.cite(event, factories.article(quote, by=f"Paper {number}"), quote), "killed", number)
    assert queries(client, event.get_absolute_url()) == few <= 18


def told_on(day: str, title: str, of: Event, **fields: object) -> None:
    quote = f"{title}, it was said on {day}."
    factories.cite(of, factories.article(quote, published=day, by=f"Post of {day}"), quote, title=title, **fields)  # type: ignore[arg-type]


def test_event_as_known_on_a_day_shows_what_was_told_by_then_and_leads_to_today(client: Client) -> None:
    event = factories.event("Council votes", edtf="2024-06-12", summary="It was close.", modality="happened",
                            date_explanation="so the later one says", actors=["UN"], stories=["War"])  # fmt: skip
    told_on("2024-06-09", "Ballot planned", event, edtf="2024-06", modality="planned", explanation="“June” → 2024-06")
    html = client.get(f"{event.get_absolute_url()}?asof=2024-06-09&utm_source=x").content.decode()
    for part in (
        '<span class="stance">Planned:</span> Ballot planned</h1>', "June 2024", "“June” → 2024-06",
        f'<link rel="canonical" href="http://testserver{event.get_absolute_url()}?asof=2024-06-09">',
        'You see only what articles published by <time datetime="2024-06-09">9 June 2024</time> said.',
        f'<a href="{event.get_absolute_url()}">See the event as known today</a>', "later articles say more",
        'href="/actors/un/?asof=2024-06-09"', 'href="/stories/war/?asof=2024-06-09"',
        "from=2024-06&amp;to=2024-06&amp;asof=2024-06-09#e-",
    ):  # fmt: skip
        assert part in html, part
    for later in ("12 June", "It was close.", "the later one says", "Council votes", 'id="history"'):
        assert later not in html, later


def test_event_as_known_on_the_day_of_its_last_article_is_the_event(client: Client) -> None:
    event = factories.event("Council votes", summary="It was close.")
    html = client.get(f"{event.get_absolute_url()}?asof=2024-06-11").content.decode()
    assert "It was close." in html and "Council votes</h1>" in html and "No later article is cited." in html


@pytest.mark.parametrize("slug", ["council-votes/", "", "an-older-title/"])
def test_event_before_its_first_article_is_a_calm_page_that_tells_nothing_of_it(client: Client, slug: str) -> None:
    event = factories.event("Council votes", summary="It was close.", actors=["UN"])
    response = client.get(f"/e/{event.public_id}/{slug}?asof=2024-06-09")
    html = response.content.decode()
    assert response.status_code == 200
    assert "Not known on 9 June 2024" in html and '<time datetime="2024-06-11">11 June 2024</time>' in html
    assert f'href="/e/{event.public_id}/"' in html and 'href="/?asof=2024-06-09"' in html
    assert "ouncil" not in html and "was close" not in html and ">UN<" not in html


def test_event_of_undated_articles_alone_was_known_on_no_day(client: Client) -> None:
    event = factories.event("Vote", of=factories.article("Some day.", published=None), quote="Some day.")
    html = client.get(f"{event.get_absolute_url()}?asof=2030-01-01").content.decode()
    assert "Not known on 1 January 2030" in html and "has a known publication date" in html


def test_event_merged_leads_to_its_survivor_with_the_day_kept_unless_it_was_untold(client: Client) -> None:
    first, last = factories.event("First"), factories.event("Last")
    withdraw(first, into=last)
    response = client.get(f"{first.get_absolute_url()}?asof=2024-06-11")
    assert response["Location"] == f"{last.get_absolute_url()}?asof=2024-06-11"
    assert "Last" not in client.get(f"/e/{first.public_id}/?asof=2024-06-09").content.decode()
    withdraw(last, "Untrue.")
    for day in ("2024-06-09", "2024-06-11"):
        assert client.get(f"/e/{first.public_id}/?asof={day}", follow=True).status_code == 410


@pytest.mark.parametrize("value", ["2024-06", "soon", "%00", "2024-06-11&asof=2024-06-12", "<script>alert(1)</script>"])
def test_event_asked_for_on_no_day_names_the_parameter(client: Client, value: str) -> None:
    response = client.get(factories.event("Vote").get_absolute_url(), QUERY_STRING=f"asof={value}")
    assert response.status_code == 400
    assert b"<code>asof=2024-06-11</code>" in response.content and b"<script>alert" not in response.content


def test_event_as_known_on_a_day_costs_the_same_queries(client: Client) -> None:
    event = factories.event("Vote", actors=["A"], places=["B"])
    address = f"{event.get_absolute_url()}?asof=2024-06-11"
    few = queries(client, address)
    for number in range(30):
        told_on(f"2024-07-{number + 1:02}", "Vote", event)
    assert queries(client, address) <= few <= 18
    assert queries(client, f"{event.get_absolute_url()}?asof=2024-07-15") <= 18


CITED_AS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}


def test_event_is_cited_as_a_page_of_the_site_changed_last(client: Client, settings: object) -> None:
    settings.SITE_URL = "https://timeline.example"  # type: ignore[attr-defined]
    settings.SITE_NAME = "The Record"  # type: ignore[attr-defined]
    event = factories.event("Vote <b>& count", edtf="2024-06", published_at=dt.datetime(2024, 6, 12, tzinfo=dt.UTC))
    Event.objects.update(changed_at=dt.datetime(2024, 6, 14, 12, tzinfo=dt.UTC))
    page = client.get(event.get_absolute_url()).content.decode()
    cited = page.split('<section id="cite"')[1].split("</section>")[0]
    url = f"https://timeline.example{event.get_absolute_url()}"
    apa = f"The Record. (2024, June 14). Vote &lt;b&gt;&amp; count [Date of the event: June 2024]. {url}"
    for part in (
        f'<p class="cite" dir="auto">{apa}</p>', f'data-copy="{apa}" data-verbatim hidden', "Copy Chicago",
        "“Vote &lt;b&gt;&amp; count.”", "{{cite web |url=", "|date=14 June 2024}}", "<details>",
        *(f'href="/e/{event.public_id}/cite.{form}"' for form in CITED_AS),
    ):  # fmt: skip
        assert part in cited, part


@pytest.mark.parametrize(("form", "media_type"), CITED_AS.items())
def test_event_citation_is_a_file_named_for_the_event(client: Client, form: str, media_type: str) -> None:
    event = factories.event("停戦", edtf="2024-06-12", modality="happened")
    told_on("2024-06-09", "Ballot planned", event, edtf="2024-06", modality="planned")
    for query, name, title in (
        ("", f"event-{event.public_id}", "停戦"),
        ("?asof=2024-06-09", f"event-{event.public_id}-asof-2024-06-09", "Planned: Ballot planned"),
    ):
        response = client.get(f"/e/{event.public_id}/cite.{form}{query}")
        assert (response.status_code, response["Content-Type"]) == (200, media_type)
        assert response["Content-Disposition"] == f'attachment; filename="{name}.{form}"'
        assert response["X-Content-Type-Options"] == "nosniff"
        text = response.content.decode()
        assert title in text and f"http://testserver{event.get_absolute_url()}{query}" in text
        assert ("停戦" in text) is (not query)


@pytest.mark.parametrize("form", CITED_AS)
def test_event_citation_moves_and_goes_as_its_page_does(client: Client, form: str) -> None:
    first, last, draft = factories.event("First"), factories.event("Last"), factories.event("Draft", status="draft")
    withdraw(first, into=last)
    response = client.get(f"/e/{first.public_id}/cite.{form}?asof=2024-06-11")
    assert (response.status_code, response["Location"]) == (301, f"/e/{last.public_id}/cite.{form}?asof=2024-06-11")
    assert response["Cache-Control"] == "no-cache"
    untold = client.get(f"/e/{last.public_id}/cite.{form}?asof=2024-06-09")
    assert untold.status_code == 404 and b"Last" not in untold.content
    assert client.get(f"/e/{last.public_id}/cite.{form}?asof=soon").status_code == 400
    withdraw(last, "It never happened.")
    gone = client.get(f"/e/{last.public_id}/cite.{form}")
    assert gone.status_code == 410 and b"It never happened." in gone.content
    assert client.get(f"/e/{draft.public_id}/cite.{form}").status_code == 404


@pytest.mark.parametrize("address", ["22222222/cite.bib", "x/cite.json", "%00/cite.ris"])
def test_event_citation_of_an_unknown_event_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/e/{address}").status_code == 404


@pytest.mark.parametrize("form", ["doc", "BIB", "%00", "bib.exe"])
def test_event_citation_in_an_unknown_format_is_not_found(client: Client, form: str) -> None:
    assert client.get(f"/e/{factories.event('Vote').public_id}/cite.{form}").status_code == 404


def test_event_citation_with_many_citations_costs_the_same_queries(client: Client) -> None:
    event = factories.event("Vote")
    few = queries(client, f"/e/{event.public_id}/cite.json")
    for number in range(30):
        told_on(f"2024-07-{number + 1:02}", "Vote", event)
    assert queries(client, f"/e/{event.public_id}/cite.json") == few <= 4


def test_event_reached_from_a_filtered_view_leads_back_and_on_in_it(client: Client) -> None:
    conflict = factories.category("conflict")
    first = factories.event("First", edtf="2024-06-01", category=conflict)
    middle = factories.event("Middle", edtf="2024-06-02")
    last = factories.event("Last", edtf="2024-06-03", category=conflict)
    html = client.get(f"{first.get_absolute_url()}?category=conflict&sort=date&utm_source=x").content.decode()
    assert f'href="{last.get_absolute_url()}?category=conflict&amp;sort=date" rel="next"' in html
    assert f'href="/?category=conflict&amp;sort=date#e-{first.public_id}"' in html
    assert f'<link rel="canonical" href="http://testserver{first.get_absolute_url()}">' in html
    assert middle.get_absolute_url() not in html
    assert f'href="{middle.get_absolute_url()}" rel="next"' in client.get(first.get_absolute_url()).content.decode()


@pytest.mark.parametrize("query", ["from=2024-13", "q=%00", "sort=sideways", "category=%2F", "since=never"])
def test_event_with_a_filter_that_cannot_be_read_is_still_there(client: Client, query: str) -> None:
    assert client.get(f"{factories.event('Vote').get_absolute_url()}?{query}").status_code == 200


def test_event_names_related_events_and_what_they_share(client: Client) -> None:
    event = factories.event("Talks", edtf="2024-06-01", actors=["Qatar"])
    other = factories.event("Truce", edtf="2024-06-03", actors=["Qatar", "Egypt"])
    html = client.get(event.get_absolute_url()).content.decode()
    related = html[html.index('id="related-title"') :]
    assert f'href="{other.get_absolute_url()}"' in related and "3 June 2024 · <bdi>Qatar</bdi>" in related


def test_event_explains_a_verdict_only_where_one_stands(client: Client) -> None:
    event = factories.event("Vote")
    factories.claim(event.citations.get(), "killed", 1400)
    explained = "The verdict compares the wording only; it does not choose."
    html = client.get(event.get_absolute_url()).content.decode()
    assert "Figures as each article gives them" in html and explained not in html
    factories.claim(factories.cite(event, factories.article("Some died.", by="Other"), "Some died."), "killed", 1200)
    assert explained in client.get(event.get_absolute_url()).content.decode()
    dated = factories.event("Talks", edtf="2024-06-10")
    factories.cite(dated, factories.article("They met.", by="Third"), "They met.", edtf="2024-06")
    assert explained in client.get(dated.get_absolute_url()).content.decode()
