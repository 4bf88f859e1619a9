"""Does fetching bring the page, and never harm?"""

import gzip
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3.connection import HTTPConnection, HTTPSConnection

from timeline.ingestion import Fetched, IngestionError, Limits, fetch
from timeline.ingestion.fetch import Target, _connection, _shut, parse_url

Answer = Callable[[BaseHTTPRequestHandler], None]
PAGE = "<p>Ærlig tekst</p>".encode()


def answer(body=PAGE, *, status=200, **headers) -> Answer:
    def send(handler):
        handler.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            if value is not None:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
    return send


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"a")
        time.sleep(0.05)


def drip_head(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        handler.wfile.write(b"X-A: b\r\n")
        time.sleep(0.05)


@pytest.fixture
def site():
    """A loopback site: set ``site.answers["/path"]``, read ``site.url`` and the ``Host`` names it was asked for."""
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.hosts.append(self.headers["Host"])
            try:
                server.answers[self.path](self)
            except OSError:
                return

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.answers, server.hosts = {}, []
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


def test_fetch_page_returns_body_type_and_charset(site):
    site.answers["/a?b=%C3%A6"] = answer()
    url = f"{site.url}/a?b=%C3%A6"
    assert fetch(url, allowed=loopback) == Fetched(content=PAGE, url=url, content_type="text/html", charset="utf-8")


def test_fetch_asks_the_checked_address_for_the_named_host(site):
    site.answers["/"] = answer()
    asked = []

    def resolver(host, port):
        asked.append(host)
        return ("127.0.0.1",)

    fetch(f"http://news.example:{site.server_port}", allowed=loopback, resolver=resolver)
    assert (asked, site.hosts) == (["news.example"], [f"news.example:{site.server_port}"])


def test_fetch_ignores_proxies_of_the_environment(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.answers["/"] = answer()
    assert fetch(site.url, allowed=loopback).content == PAGE


def test_fetch_path_beyond_ascii_is_percent_encoded(site):
    site.answers["/sm%C3%B8r"] = answer()
    assert fetch(f"{site.url}/smør", allowed=loopback).content == PAGE


def test_fetch_redirect_returns_the_final_address(site):
    site.answers.update({"/a": answer(status=301, Location="/b"), "/b": answer()})
    assert fetch(f"{site.url}/a", allowed=loopback).url == f"{site.url}/b"


def test_fetch_five_redirects_pass_and_six_do_not(site):
    for number in range(7):
        site.answers[f"/{number}"] = answer(status=302, Location=f"/{number + 1}")
    site.answers["/6"] = answer()
    assert fetch(f"{site.url}/1", allowed=loopback).url == f"{site.url}/6"
    with pytest.raises(IngestionError, match="redirects more than 5 times"):
        fetch(f"{site.url}/0", allowed=loopback)


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "http://169.254.169.254/a", "http://[::1]/", "//127.0.0.2/"])
def test_fetch_redirect_to_a_private_address_is_refused(site, location):
    site.answers["/"] = answer(status=302, Location=location)
    with pytest.raises(IngestionError, match="is not on the public internet"):
        fetch(site.url, allowed=loopback)


def test_fetch_redirect_to_another_scheme_is_refused(site):
    site.answers["/"] = answer(status=302, Location="file:///etc/passwd")
    with pytest.raises(IngestionError, match="must begin with https:// or http://"):
        fetch(site.url, allowed=loopback)


def test_fetch_name_with_one_private_address_among_public_ones_is_refused():
    with pytest.raises(IngestionError, match="news.example is not on the public internet"):
        fetch("http://news.example/", resolver=lambda host, port: ("8.8.8.8", "192.168.0.1"))


def test_fetch_name_without_addresses_is_refused():
    with pytest.raises(IngestionError, match="is not on the public internet"):
        fetch("http://news.example/", resolver=lambda host, port: ())


def test_fetch_loopback_by_default_is_refused(site):
    with pytest.raises(IngestionError, match="is not on the public internet"):
        fetch(site.url)


def test_fetch_unknown_name_says_so():
    def resolver(host, port):
        raise socket.gaierror
    with pytest.raises(IngestionError, match="There is no site named news.example"):
        fetch("http://news.example/", resolver=resolver)


def test_fetch_slow_name_server_ends_at_the_deadline():
    started = time.monotonic()
    with pytest.raises(IngestionError, match="The name news.example is not found in time"):
        fetch("http://news.example/", resolver=lambda host, port: time.sleep(1), limits=Limits(seconds=0.2))
    assert time.monotonic() - started < 0.8


def test_shut_of_a_closed_socket_is_quiet():
    closed = socket.socket()
    closed.close()
    assert (_shut(closed), _shut(None)) == (None, None)


@pytest.mark.parametrize(("name", "body"), [("gzip", gzip.compress(PAGE, mtime=0)), ("identity", PAGE)])
def test_fetch_packed_page_is_unpacked(site, name, body):
    site.answers["/"] = answer(body, Content_Encoding=name)
    assert fetch(site.url, allowed=loopback).content == PAGE


def test_fetch_gzip_bomb_is_dropped_at_the_limit(site):
    site.answers["/"] = answer(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    started = time.monotonic()
    with pytest.raises(IngestionError, match="The page is larger than 5 MB"):
        fetch(site.url, allowed=loopback)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("headers", [{}, {"Content_Length": "1001"}, {"Content_Length": "900000000000"}])
def test_fetch_page_over_the_limit_is_refused(site, headers):
    site.answers["/"] = answer(b"a" * 1001, **headers)
    with pytest.raises(IngestionError, match="The page is larger than"):
        fetch(site.url, allowed=loopback, limits=Limits(size=1000))


def test_fetch_page_at_the_limit_is_accepted(site):
    site.answers["/"] = answer(b"a" * 1000)
    assert len(fetch(site.url, allowed=loopback, limits=Limits(size=1000)).content) == 1000


@pytest.mark.parametrize("send", [drip, drip_head, lambda handler: time.sleep(3)])
def test_fetch_slow_site_ends_at_the_deadline(site, send):
    site.answers["/"] = send
    started = time.monotonic()
    with pytest.raises(IngestionError, match=r"took longer than 0\.4 seconds"):
        fetch(site.url, allowed=loopback, limits=Limits(seconds=0.4))
    assert time.monotonic() - started < 2


def test_fetch_deadline_counts_over_redirects(site):
    def send(handler):
        time.sleep(0.2)
        answer(status=302, Location="/")(handler)
    site.answers["/"] = send
    with pytest.raises(IngestionError, match="took longer than"):
        fetch(site.url, allowed=loopback, limits=Limits(seconds=0.5, redirects=50))


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", None])
def test_fetch_of_another_type_is_refused(site, kind):
    site.answers["/"] = answer(Content_Type=kind)
    with pytest.raises(IngestionError, match="not a page of text"):
        fetch(site.url, allowed=loopback)


def test_fetch_of_a_type_asked_for_is_accepted(site):
    site.answers["/"] = answer(Content_Type="application/atom+xml")
    kinds = frozenset({"application/atom+xml"})
    assert fetch(site.url, allowed=loopback, accepted=kinds).content_type == "application/atom+xml"


@pytest.mark.parametrize("status,words", [
    (404, "there is no such page"), (403, "does not give this page to programs"), (500, "cannot answer now"),
    (429, "cannot answer now"), (204, "gave no page"), (302, "gave no page"),
])
def test_fetch_of_another_status_says_what_to_do(site, status, words):
    site.answers["/"] = answer(b"", status=status)
    with pytest.raises(IngestionError, match=words):
        fetch(site.url, allowed=loopback)


@pytest.mark.parametrize("send,words", [
    (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "does not speak plain HTTP"),
    (lambda handler: None, "could not be read"),
    (answer(b"no gzip", Content_Encoding="gzip"), "its compression is damaged"),
    (answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "its compression is damaged"),
    (answer(PAGE, Content_Encoding="br"), "packed as br"),
    (answer(PAGE, Content_Length="900"), "it broke off"),
])
def test_fetch_of_a_broken_answer_is_refused(site, send, words):
    site.answers["/"] = send
    with pytest.raises(IngestionError, match=words):
        fetch(site.url, allowed=loopback)


def test_fetch_of_a_closed_port_is_refused():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(IngestionError, match="it does not answer"):
            fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/", allowed=loopback)


def test_fetch_goes_on_to_the_next_address_where_one_is_dead(site):
    site.answers["/"] = answer()
    addresses = ("127.0.0.2", "127.0.0.1")
    url = f"http://news.example:{site.server_port}/"
    assert fetch(url, allowed=lambda address: True, resolver=lambda host, port: addresses).content == PAGE


def test_fetch_of_plain_http_over_https_is_refused(site):
    with pytest.raises(IngestionError, match="could not be read"):
        fetch(site.url.replace("http:", "https:"), allowed=loopback)


def test_fetch_with_an_opener_uses_it(site):
    opened = []

    def opener(target, seconds):
        opened.append((target.host, target.addresses))
        connection = HTTPConnection("127.0.0.1", port=site.server_port, timeout=seconds)
        connection.connect()
        return connection

    site.answers["/"] = answer()
    fetch("https://news.example/", opener=opener, resolver=lambda host, port: ("8.8.8.8",))
    assert opened == [("news.example", ("8.8.8.8",))]


def test_connection_over_tls_checks_the_certificate_of_the_name():
    target = Target(url="https://news.example/", scheme="https", host="news.example", port=443, path="/")
    connection = _connection(target, "8.8.8.8", seconds=1)
    assert isinstance(connection, HTTPSConnection)
    assert (connection.host, connection.server_hostname, connection.assert_hostname, connection.cert_reqs) == (
        "8.8.8.8", "news.example", "news.example", "CERT_REQUIRED",
    )


@pytest.mark.parametrize("url,words", [
    ("", "is not a web address"), ("ftp://example.org/", "must begin with"), ("file:///etc/passwd", "must begin with"),
    ("javascript:alert(1)", "must begin with"), ("example.org", "must begin with"), ("http://", "must begin with"),
    ("http://user:pw@example.org/", "holds a user name"), ("http://example.org@127.0.0.1/", "holds a user name"),
    ("http://example.org:22/", "port 22"), ("http://example.org:99999/", "is not a web address"),
    ("http://exa mple.org/", "holds spaces"), ("http://example.org\\@127.0.0.1/", "holds spaces"),
    ("http://example.org/\r\nX: y", "holds spaces"), ("http://[::1/", "is not a web address"),
    ("http://" + "ø" * 80 + ".org/", "is not a web address"),
    ("http://example.org/" + "a" * 2048, "is not a web address"),
])
def test_parse_url_of_no_plain_web_address_is_refused(url, words):
    with pytest.raises(IngestionError, match=words):
        parse_url(url)


def test_parse_url_of_a_name_beyond_ascii_becomes_punycode():
    assert parse_url("https://smørbrød.example/æ?ø#å") == Target(
        url="https://smørbrød.example/æ?ø#å", scheme="https", host="xn--smrbrd-cyad.example", port=443,
        path="/%C3%A6?%C3%B8",
    )
