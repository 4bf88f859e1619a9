"""What does every test find ready? A database of its own; for journeys a browser in which nothing leaves the machine.

``tests/rigs/isolation.py`` has closed the network and fixed the settings before this file is read. A test that asks
for ``page``, ``page_without_javascript`` or ``axe`` is a journey: it carries that marker, runs against ``live_server``
and may go to ``"/"`` without knowing the server's address.
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.apps import apps
from django.core import serializers
from django.db import connection
from playwright.sync_api import BrowserContext, Page

from tests.rigs import programs

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 10_000
"""Milliseconds that a journey waits for a page or an element, a third of Playwright's own."""
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in its background deaf to Ctrl-C, and the commands that tests start would be too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
MIGRATED_ROWS = pytest.StashKey[tuple[str, Any]]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give each process a SQLite file instead of memory: threads then lock each other out as they do in earnest."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        # As in earnest but for waiting for the disk.
        connection.settings_dict["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config) -> None:
    """Remember the rows that migrations wrote, such as the categories, for ``pytest_runtest_teardown`` below."""
    with django_db_blocker.unblock():
        kept = [row for model in apps.get_app_config("timeline").get_models() for row in model._default_manager.all()]
        pytestconfig.stash[MIGRATED_ROWS] = (serializers.serialize("json", kept), django_db_blocker)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Put the rows of the migrations back: a test with real transactions ends by emptying every table.

    The last test of a process takes the database down with it.
    """
    yield
    if nextitem is None:
        return
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    emptied = {"transactional_db", "live_server"} & set(fixtures) or (marker and marker.kwargs.get("transaction"))
    if emptied and MIGRATED_ROWS in item.config.stash:
        rows, blocker = item.config.stash[MIGRATED_ROWS]
        with blocker.unblock():
            for row in serializers.deserialize("json", rows):
                row.save()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, because Playwright cannot download its own everywhere."""
    executable = programs.chromium()
    assert executable, "Chromium is not installed here: python -m tests.rigs.programs installs it."
    return {**browser_type_launch_args, "executable_path": str(executable), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """A reader's desk: 1440 by 900 pixels, British English, UTC."""
    place = {"locale": "en-GB", "timezone_id": "UTC", "viewport": {"width": 1440, "height": 900}}
    return {**browser_context_args, **place, "base_url": live_server.url}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page_without_javascript(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser in which no script runs."""
    context = new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture
def axe(context: BrowserContext) -> Callable[[Page], list[str]]:
    """``axe(page)``: what axe-core finds wrong with a page, one line per element; ``[]`` when it finds nothing.

    WCAG 2.2 A and AA and axe-core's best practices. The page's content security policy stays in force: axe-core
    comes in through the debugger, which the policy does not bind.
    """

    def violations(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        options = {"runOnly": RULES, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [
            f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations


@pytest.fixture
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).parent.parent
