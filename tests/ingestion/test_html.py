"""Is the article of a web page found, with what the page says of it?"""

import datetime as dt

import pytest

from timeline.ingestion import Document, IngestionError, read_document
from timeline.ingestion.html import looks_like_html
from timeline.ingestion.page_date import read_stamp

DAY = dt.date(2024, 6, 11)
LEAD = (
    "The harbour at Vinterhavn was closed on Monday after a crane fell across two of its piers, the port authority "
    "said, and the ferries will sail from the old quay until the steel has been cut up and taken away."
)
SPEECH = (
    "“We heard it go, and then it rang like a bell,” said Ada Holm, 52, who has run the café beside the ferry quay "
    "since 1998. Nobody was hurt, though a boat that belonged to the rescue club was crushed."
)
LAST = (
    "The crane was built in 1974 and had been due for scrap in November. Inspectors found rust in two of its legs "
    "last month & asked for repairs, which the town council had put off by nine votes to seven."
)
# The headline is part of the text, as in a plain text.
ARTICLE = "\n\n".join(["Crane falls across two piers", LEAD, SPEECH, LAST])


def page(*, head="", above="", below="", charset="utf-8"):
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}"><title>Crane falls | Fjord Post</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Crane falls across two piers</h1>{above}
<p>{LEAD}</p><figure><img src="a.jpg"><figcaption>Photograph: A. Holm/Fjord Post</figcaption></figure>
<p>{SPEECH}</p><div class="newsletter"><p>Sign up for our newsletter, straight to your inbox</p></div>
<p>{LAST.replace("&", "&amp;")}</p>{below}</article>
<footer><p>© 2019 Fjord Post. All rights reserved.</p></footer><script>var a = "<p>no</p>";</script></body></html>"""


def read(markup, **arguments):
    return read_document(markup.encode(), name="page.html", **arguments)


def test_read_html_of_a_page_is_the_article_with_its_metadata():
    head = """<meta property="og:title" content="Crane falls across two piers">
    <meta property="og:site_name" content="Fjord Post"><meta name="author" content="Dana Lund">
    <meta property="article:published_time" content="2024-06-11T23:30:00-04:00">
    <meta property="article:modified_time" content="2024-07-01T00:00:00Z">
    <link rel="canonical" href="https://fjordpost.example/crane">"""
    assert read(page(head=head)) == Document(
        text=ARTICLE, title="Crane falls across two piers", publisher="Fjord Post",
        published=DAY, published_basis="stated", url="https://fjordpost.example/crane", authors=("Dana Lund",),
        language="en",
    )


def test_read_html_with_arguments_overrides_the_metadata():
    document = read(page(), title="A", publisher="B", published=DAY, url="https://b.example/", story="S")
    assert (document.title, document.publisher, document.published, document.published_basis, document.url,
            document.story) == ("A", "B", DAY, "supplied", "https://b.example/", "S")


def test_read_html_without_a_name_is_told_by_its_content():
    assert read_document(page().encode()).text == read(page()).text
    assert read_document(page().encode(), name="page.txt").text == read(page()).text


def test_read_html_with_a_wrongly_declared_charset_keeps_its_quotes():
    assert read(page(charset="iso-8859-1")).text == read(page()).text


def test_read_html_with_an_xml_declaration_of_another_charset_keeps_its_quotes():
    markup = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + page()
    assert read(markup).text == read(page()).text


def test_read_html_in_windows_1252_is_read_as_declared():
    content = page(charset="windows-1252").encode("windows-1252")
    assert read_document(content, name="a.htm").text == read(page()).text


@pytest.mark.parametrize("head,above", [
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-11T08:00Z"}</script>', ""),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, '
     '{"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-06-11"}]}</script>', ""),
    ('<script type="application/ld+json">[{"@type": "BlogPosting", "datePublished": "June 11, 2024"}]</script>', ""),
    ('<meta name="pubdate" content="20240611">', ""), ('<meta name="DC.date.issued" content="2024-06-11">', ""),
    ('<meta itemprop="datePublished" content="Tue, 11 Jun 2024 08:00:00 GMT">', ""),
    ("", '<time pubdate datetime="2024-06-11">today</time>'),
    ("", '<header><time datetime="2024-06-11T09:00">11 June</time></header>'),
    ("", '<time class="entry-date published" datetime="2024-06-11">11 June</time>'),
    ("", '<span itemprop="datePublished">11 June 2024</span>'),
    ("", "<p>By Dana Lund</p><p>Published 11 June 2024</p>"),
    ("", '<div class="meta"><span>Published: June 11, 2024 8:00 am</span></div>'),
])
def test_read_html_that_states_its_date_has_it(head, above):
    document = read(page(head=head, above=above))
    assert (document.published, document.published_basis) == (DAY, "stated")


@pytest.mark.parametrize("head,below", [
    ("", ""), ('<meta property="article:modified_time" content="2024-06-11">', ""),
    ('<script type="application/ld+json">{"@type": "Organization", "datePublished": "2024-06-11"}</script>', ""),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 2024, "dateModified": "2024-06-11"}'
     "</script>", ""),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-11"</script>', ""),
    ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", ""),
    ('<meta name="date" content="03/04/2024">', ""), ('<meta name="date" content="2024-06-31">', ""),
    ('<link rel="canonical" href="https://fjordpost.example/2024/06/11/crane">', ""),
    ("", '<aside><time class="published" datetime="2024-06-11">Another story</time></aside>'),
    ("", '<time class="updated published" datetime="2024-06-11">11 June</time>'),
    ("", "<p>The book was published on 11 June 2024, and sold out.</p>"),
])
def test_read_html_that_states_no_date_has_none(head, below):
    document = read(page(head=head, below=below))
    assert (document.published, document.published_basis) == (None, "unknown")


def test_read_html_with_a_hostile_canonical_address_drops_it():
    assert read(page(head='<link rel="canonical" href="javascript:alert(1)">')).url == ""


def test_read_html_with_conditional_comments_reads_on():
    hostile = "<!--[if IE]><p>old</p><![endif]--> <![endif]-->"
    assert read(page(head=hostile, above=hostile)).text == ARTICLE


@pytest.mark.parametrize("depth", [300, 1500])
def test_read_html_nested_deeply_reads_on(depth):
    assert LEAD in read(page().replace("<article>", "<div>" * depth + "<article>")).text


@pytest.mark.parametrize("markup", [
    "<html></html>", "<html><body></body></html>", "<html><script>a</script></html>", "<!doctype html>",
    "<html><body>" + "<div>" * 100_000 + "text", "<html><body " + "a=b " * 1000,
])
def test_read_html_without_an_article_is_refused(markup):
    with pytest.raises(IngestionError, match="There is no article text in this page"):
        read(markup)


def test_read_html_with_nothing_but_boilerplate_is_refused():
    with pytest.raises(IngestionError, match="There is no article text in this page"):
        read("<html><body><article><p>Read more: The ten best ferries in the world, and where to find them all, by name"
             "</p></article></body></html>")


def test_read_html_of_far_too_many_elements_is_refused():
    with pytest.raises(IngestionError, match=r"too large to read \(\d\d,\d{3} elements\)"):
        read("<html><body>" + "<p>a</p>" * 31_000)


@pytest.mark.parametrize("raised", [RecursionError, AttributeError, ValueError, None])
def test_read_html_where_the_extractor_fails_is_refused(monkeypatch, raised):
    def extract(*_, **__):
        if raised:
            raise raised
    monkeypatch.setattr("timeline.ingestion.html.trafilatura.bare_extraction", extract)
    with pytest.raises(IngestionError, match="There is no article text in this page"):
        read(page())


def test_read_html_where_the_metadata_reader_fails_keeps_the_article(monkeypatch):
    def extract(*_, **__):
        raise KeyError
    monkeypatch.setattr("timeline.ingestion.html.extract_metadata", extract)
    assert read(page()) == Document(text=ARTICLE, language="en")


@pytest.mark.parametrize("text,name,expected", [
    ("<!DOCTYPE html><p>", "", True), ("\n<html>", "a.txt", True), ('<?xml version="1.0"?><html>', "", True),
    ("<!-- a --><body>", "", True), ("<p>One</p>", "", True), ("<p>One</p>", "a.txt", False),
    ("<p>One</p>", "a.HTM", True),
    ("Plain words", "a.html", False), ("Words about <p> and <b>", "", False), ("5 < 6 > 4", "", False), ("", "", False),
])
def test_looks_like_html_of_each_kind(text, name, expected):
    assert looks_like_html(text, name=name) is expected


@pytest.mark.parametrize("value,day", [
    ("2024-06-11T23:30:00-04:00", DAY), ("2024-06-11 09:00", DAY), ("20240611", DAY), ("June 11, 2024 9:00 am", DAY),
    ("Tue, 11 Jun 2024 08:00:00 GMT", DAY), ("2024-06", None), ("2024", None), ("", None), (None, None), (5, None),
    ("0000-00-00", None), ("99999999", None), ("2024-06-111", None),
])
def test_read_stamp_of_each_form(value, day):
    assert read_stamp(value) == day
