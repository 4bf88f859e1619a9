"""Are header lines read, and articles with a colon left alone?"""

import datetime as dt

import pytest

from timeline.ingestion.errors import IngestionError
from timeline.ingestion.headers import Headers, check_address, read_headers

BODY = "\nThe harbour was closed."
DAY = dt.date(2024, 6, 11)


@pytest.mark.parametrize("lines,headers", [
    ("Title: Crane: the fall", Headers(title="Crane: the fall")),
    ("PUBLISHED:2024-06-11\nstory :  Harbour ", Headers(published=DAY, story="Harbour")),
    ("url: https://example.org/?a=b:c#d\nPublisher: Fjord Post",
     Headers(url="https://example.org/?a=b:c#d", publisher="Fjord Post")),
    ("Published: 11 June 2024", Headers(published=DAY)), ("Published:\nTitle: A", Headers(title="A")),
    ("Title: A\nAuthors: Dana Lund; Per Vik\nSection: Local", Headers(title="A", authors=("Dana Lund", "Per Vik"))),
    ("Title: A\u202e b\u200b", Headers(title="A b")),
])
def test_read_headers_of_header_lines_are_taken_off(lines, headers):
    assert read_headers(f"\n{lines}\n{BODY}") == (headers, BODY)


@pytest.mark.parametrize("text", [
    "Storm: what we know so far\n\nThe harbour was closed.", "Title: A\nThe harbour was closed.\n\nMore.",
    "The title: a story of two ports\n\nMore.", "The harbour was closed.\n\nPublished: 2024-06-11", "", "\n\n",
    "Title: A\nMinister: no\nThey could not agree.", "Minister: no\nMayor: yes\n\nThey could not agree.",
])
def test_read_headers_of_an_article_leaves_it_alone(text):
    assert read_headers(text) == (Headers(), text)


def test_read_headers_where_the_empty_line_was_forgotten_ends_at_the_last_known_key():
    text = "Title: A\nPublished: 2024-06-11\nMinister: no\n\nMore."
    assert read_headers(text.replace("\n\n", "\n")) == (Headers(title="A", published=DAY), "Minister: no\nMore.")


def test_read_headers_alone_leave_no_body():
    assert read_headers("Title: A") == (Headers(title="A"), "")


@pytest.mark.parametrize("value", [
    "yesterday", "11/06/2024", "2024-02-30", "2024-6-1", "June 2024", "2024", "Monday 11 June 2024",
])
def test_read_headers_with_a_bad_date_names_the_line_and_a_right_form(value):
    sentence = f"^Line 3, “Published: {value}”, is not a date; write it as Published: 2024-06-11.$"
    with pytest.raises(IngestionError, match=sentence):
        read_headers(f"\nTitle: A\nPublished: {value}\n\nBody")


def test_read_headers_with_a_bad_address_names_the_line():
    with pytest.raises(IngestionError, match="^Line 2: “javascript:alert.1.” is not a web address; write it as https://"):
        read_headers("Title: A\nURL: javascript:alert(1)\n\nBody")


@pytest.mark.parametrize("url", ["", "http://example.org", "HTTPS://Example.org/a%20b", "https://example.org?x"])
def test_check_address_of_a_web_address_is_itself(url):
    assert check_address(url) == url


@pytest.mark.parametrize("url", ["https://", "https:///a", "https://a b", "data:text/html,x", "https://a\"b", "//a"])
def test_check_address_of_anything_else_is_refused(url):
    with pytest.raises(IngestionError, match="is not a web address"):
        check_address(url)
