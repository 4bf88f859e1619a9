"""Does a source of any kind become the right document, or a refusal that an editor can act on?"""

import datetime as dt
from pathlib import Path

import pytest

from timeline.ingestion import MAX_BYTES, Document, IngestionError, read_document, read_paste

JUNE_11 = dt.date(2024, 6, 11)
LEAD = "The harbour at Vinterhavn was closed on Monday after a crane fell across two of its piers, the port said."
MORE = "Nobody was hurt. “We heard it go,” said Ada Holm, 52, who runs the café by the ferry quay."
HEADERS = """\
Title: Crane falls
Publisher: Fjord Post
Published: 2024-06-11
URL: https://example.org/a?b=1
Story: Harbour"""
SHARED = Path(__file__).parents[2].parent / "shared"
REAL_ARTICLES = sorted([*SHARED.glob("articles/*.txt"), *SHARED.glob("data/events/articles/*.txt")])


def test_read_with_all_header_lines_fills_every_field():
    document = read_document(f"{HEADERS}\n\n{LEAD}\n\n{MORE}\n".encode())
    assert document == Document(
        text=f"{LEAD}\n\n{MORE}", title="Crane falls", publisher="Fjord Post", published=JUNE_11,
        published_basis="supplied", url="https://example.org/a?b=1", story="Harbour",
    )


def test_read_with_arguments_overrides_header_lines():
    document = read_document(
        f"{HEADERS}\n\n{LEAD}".encode(), title="Another", publisher="Other Post", published=dt.date(2024, 6, 12),
        url="https://example.org/b", story="Cranes",
    )
    assert document == Document(
        text=LEAD, title="Another", publisher="Other Post", published=dt.date(2024, 6, 12),
        published_basis="supplied", url="https://example.org/b", story="Cranes",
    )


def test_read_bare_text_leaves_the_date_unknown():
    assert read_paste(LEAD) == Document(text=LEAD)


def test_read_title_and_byline_are_found_and_stay_in_the_text():
    text = f"Crane falls across two piers\n\nBy Dana Lund\n\n{LEAD}\n\n{MORE}"
    assert read_paste(text) == Document(text=text, title="Crane falls across two piers", authors=("Dana Lund",))


def test_read_date_glued_to_a_newsletter_box_is_taken_and_the_box_dropped():
    box = (
        " date 2024-06-11 For free morning news sent straight to your inbox sign up to our daily emails "
        "Please enter a valid email address SIGN UP I would like to be emailed about offers. Read our privacy policy"
    )
    assert read_paste(f"{box}\n\n{LEAD}\n\n{MORE}") == Document(
        text=f"{LEAD}\n\n{MORE}", published=JUNE_11, published_basis="stated"
    )


def test_read_entities_in_plain_text_are_read_once():
    document = read_paste(f"Boats &amp; &ldquo;cranes&rdquo; &amp;lt; all. {LEAD}")
    assert document.text == f"Boats & “cranes” &lt; all. {LEAD}"


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf", "\u200b\u00a0".encode()])
def test_read_without_words_is_refused(content):
    with pytest.raises(IngestionError, match="nothing to read"):
        read_document(content)


def test_read_of_a_few_letters_is_refused():
    with pytest.raises(IngestionError, match="too little text to be an article"):
        read_paste("Crane falls.")


@pytest.mark.parametrize("read", [lambda size: read_document(b"a" * size), lambda size: read_paste("a" * size)])
def test_read_of_ten_megabytes_is_refused_with_its_size(read):
    with pytest.raises(IngestionError, match=r"This is larger than 5 MB"):
        read(MAX_BYTES * 2)


@pytest.mark.parametrize("given", [{}, {"published": dt.date(2031, 1, 2)}])
def test_read_with_a_future_date_is_refused(given):
    with pytest.raises(IngestionError, match="2031-01-02 lies in the future"):
        read_paste(f"Published: 2031-01-02\n\n{LEAD}", today=JUNE_11, **given)


def test_read_on_the_day_of_publication_is_accepted():
    assert read_paste(LEAD, published=JUNE_11, today=JUNE_11).published == JUNE_11


def test_read_datetime_given_as_the_date_becomes_a_day():
    assert read_paste(LEAD, published=dt.datetime(2024, 6, 11, 23, 5)).published == JUNE_11


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org/a", "ftp://example.org/a", "https://exa mple.org"])
def test_read_with_an_address_that_is_none_is_refused(url):
    with pytest.raises(IngestionError, match="is not a web address"):
        read_paste(LEAD, url=url)


@pytest.mark.skipif(not REAL_ARTICLES, reason="the shared articles are not beside this checkout")
@pytest.mark.parametrize("path", REAL_ARTICLES, ids=lambda path: path.stem)
def test_read_real_article_keeps_words_and_drops_boilerplate(path):
    document = read_document(path.read_bytes(), name=path.name)
    raw = path.read_text(encoding="utf-8")
    assert len(document.text) > 0.75 * len(raw)
    traps = "newsletter", "Read more:", "READ NEXT", "©", "Copyright", "Photograph:", "[Photo", "inbox", "Subscribe"
    assert [trap for trap in traps if trap in document.text] == []
    stated = {
        "independent-2024-06-11": JUNE_11,
        "28-beirut-blast-b": dt.date(2020, 8, 6),
        "19-miners-return": dt.date(1985, 3, 3),
    }
    assert document.published == stated.get(path.stem)
    assert document.published_basis == ("stated" if path.stem in stated else "unknown")
