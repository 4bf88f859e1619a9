"""What does a browser make of a page? Bytes, moments, shifts and memory, each read in a context with nothing cached."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page

from tests.rigs import programs

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
"""The last one keeps everything on this machine."""
DESK, PHONE = (1440, 900), (360, 740)
PATIENCE, WAIT = 180_000, 20_000
"""Milliseconds for anything at all, and for one answer of the server; the machine may be busy."""
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS"}
_SCRIPTS = Path(__file__).parent
_SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!each.hadRecentInput) window.shifts += each.value;
})).observe({ type: "layout-shift", buffered: true });"""
_QUIET = "() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))"


@dataclass(frozen=True)
class Load:
    """A first load. ``bytes`` by kind as they came over the wire, and those of all headers.

    ``answered`` (the first byte), the first contentful ``paint`` and ``interactive`` in ms; ``heap`` in MB and
    the ``nodes`` with the garbage collected.
    """

    bytes: dict[str, int]
    answered: float
    paint: float
    interactive: float
    shift: float
    heap: float
    nodes: int

    @property
    def first(self) -> int:
        """What a reader waits for: HTML, CSS and JS."""
        return sum(self.bytes.get(kind, 0) for kind in KINDS.values())


@dataclass(frozen=True)
class Scrolled:
    """The list after some further pages; ``why`` tells why there were fewer than asked for. ``took`` is a filter's."""

    pages: int
    clicks: int
    entries: int
    why: str
    shift: float = 0
    heap: float = 0
    nodes: int = 0
    took: float = 0


def executable() -> str:
    """The path of Chromium, empty if there is none."""
    return str(programs.chromium() or "")


def load(browser: Browser, address: str, *, subject: str, cookie: str = "") -> Load:
    """Until a click has its effect; ``subject`` names the click, one of those in ``interactive.js``."""
    with _fresh_page(browser, DESK) as page, _session(page) as session:
        if cookie:
            page.context.add_cookies([{"name": cookie, "value": "1", "url": address}])
        received = _received(session)
        page.add_init_script((_SCRIPTS / "interactive.js").read_text(encoding="utf-8").replace("SUBJECT", subject))
        page.goto(address, wait_until="commit")
        told = _answer(page, "() => window.interactive")
        page.evaluate(_QUIET)
        heap, nodes = _memory(session)
        return Load(dict(received), **told, heap=heap, nodes=nodes)


def scroll(
    browser: Browser,
    address: str,
    *,
    pages: int = 0,
    viewport: tuple[int, int] = DESK,
    stride: float = 1.0,
    with_filter: bool = False,
) -> Scrolled:
    """``stride`` in viewports. Zero pages read the page as it comes. In the end, a filter is set if asked for."""
    with _fresh_page(browser, viewport) as page, _session(page) as session:
        page.add_init_script(_SHIFTS)
        page.goto(address, wait_until="load")
        page.evaluate(_QUIET)
        told = {"loaded": 0, "clicks": 0, "entries": page.locator("article.entry").count(), "why": ""}
        if pages:
            told = _further(page, pages=pages, stride=stride)
            if told["why"]:
                return Scrolled(told["loaded"], told["clicks"], told["entries"], told["why"])
            page.evaluate(_QUIET)
        shift = page.evaluate("() => window.shifts")
        heap, nodes = _memory(session)
        took = _answer(page, _script("filter.js"), {"patience": WAIT}) if with_filter else 0
        return Scrolled(told["loaded"], told["clicks"], told["entries"], told["why"], shift, heap, nodes, took)


def _further(page: Page, *, pages: int, stride: float) -> dict[str, Any]:
    """What ``scroll.js`` answers; a page that another one takes the place of says so."""
    asked = {"pages": pages, "stride": stride, "patience": WAIT}
    try:
        return dict(_answer(page, _script("scroll.js"), asked))
    except Error as error:
        if "navigation" not in error.message:
            raise
        why = "[data-more] led to another page, nothing joined the list"
        return {"loaded": 0, "clicks": 0, "entries": 0, "why": why}


def _script(name: str) -> str:
    return (_SCRIPTS / name).read_text(encoding="utf-8")


def _answer(page: Page, script: str, asked: object = None) -> Any:
    """What a promise of the page comes to."""
    return page.evaluate(f"(asked) => Promise.race([({script})(asked), {_late()}])", asked)


def _late() -> str:
    return f'new Promise((_, fail) => setTimeout(() => fail(new Error("nothing in {PATIENCE} ms")), {PATIENCE}))'


@contextmanager
def _fresh_page(browser: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """In a context of its own, which has nothing cached, and asks for gzip, which every server has."""
    width, height = viewport
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="UTC",
        extra_http_headers={"Accept-Encoding": "gzip"},
    )
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def _session(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    for domain in ("Network", "Performance", "HeapProfiler"):
        session.send(f"{domain}.enable")
    yield session
    with contextlib.suppress(Error):
        session.detach()


def _received(session: CDPSession) -> Counter[str]:
    """A count that grows while the page loads: kind to bytes."""
    kinds: dict[str, str] = {}
    received: Counter[str] = Counter()

    heads: Counter[str] = Counter()

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = KINDS.get(event["type"], "rest")
        heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def finished(event: dict[str, Any]) -> None:
        head = heads[event["requestId"]]
        received[kinds.get(event["requestId"], "rest")] += int(event["encodedDataLength"]) - head
        received["headers"] += head

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    return received


def _memory(session: CDPSession) -> tuple[float, int]:
    """MB of the JavaScript heap in use and the DOM nodes alive, after two collections."""
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return metrics["JSHeapUsedSize"] / 1e6, int(metrics["Nodes"])
