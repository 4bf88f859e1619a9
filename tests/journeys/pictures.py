"""The README's pictures, taken of the sample timeline: `make pictures` runs this file as a test."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def test_pictures_are_taken(page: Page, root: Path) -> None:
    call_command("load_sample", verbosity=0)
    event = Event.objects.get(title="Hamas-led militants attack southern Israel")
    page.set_viewport_size({"width": 1200, "height": 900})
    for name, path in {"timeline": "/", "event": event.get_absolute_url()}.items():
        page.goto(path)
        page.screenshot(path=root / "static" / "img" / "readme" / f"{name}.png")
