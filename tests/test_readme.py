"""Does the README tell the truth? Every command, setting, file and target that it names is there."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"manage\.py (\w+)", README))
    ours = {name for name, app in get_commands().items() if app == "timeline"}
    assert named == ours


def test_readme_names_only_make_targets_that_exist() -> None:
    named = set(re.findall(r"(?:`|    )make (\w+)", README))
    assert {target for target in named if not re.search(rf"^(?:\w+ )*{target}(?: \w+)*:", MAKEFILE, re.M)} == set()


def test_readme_names_every_setting_and_no_other() -> None:
    named = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.M))
    settings = (ROOT / "timeline" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", settings))
    elsewhere = {"PORT", "WEB_CONCURRENCY", "TEST_DATABASE_URL"}
    for_tests = {"STATIC_STORAGE", "PASSWORD_HASHERS"}
    assert named == (read - for_tests) | elsewhere


def test_readme_names_only_files_that_exist() -> None:
    named = set(re.findall(r"`((?:timeline|static|tests)/[\w/.]+)`", README))
    named |= set(re.findall(r"\]\(([\w/.]+)\)", README))
    assert {name for name in named if not (ROOT / name).exists()} == set()
