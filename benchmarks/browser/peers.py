"""How do the peers show the same events? Each on a plain page of its own, as its manual has it.

Everything comes from this machine: TimelineJS3 is told to load no font (its default asks Google for three families,
which nothing here could answer), and both get their events with the page, which saves them a request. They get titles,
summaries and days; no quotes, names or figures, of which they know nothing.
"""

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.browser.told import Told

VERSIONS = {"@knight-lab/timelinejs": "3.9.11", "vis-timeline": "8.5.4"}
FOLDER = Path(__file__).parents[2] / "build" / "browser-peers"
TIMELINEJS, VIS = f"TimelineJS {VERSIONS['@knight-lab/timelinejs']}", f"vis-timeline {VERSIONS['vis-timeline']}"
PATHS = {TIMELINEJS: "/timelinejs/index.html", VIS: "/vis/index.html"}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Timeline</title>
<link rel="stylesheet" href="{css}">
<style>html, body {{ height: 100%; margin: 0 }} #timeline {{ height: 100% }}</style>
</head>
<body>
<div id="timeline"></div>
<script src="{js}"></script>
<script>{start}</script>
</body>
</html>
"""
_START_TIMELINEJS = (
    "window.timeline = new TL.Timeline('timeline', {told}, {{font: null, script_path: '/timelinejs/js/'}});"
)
_START_VIS = "window.timeline = new vis.Timeline(document.getElementById('timeline'), new vis.DataSet({told}), {{}});"


def install() -> str:
    """Empty if both peers are in ``build/``, where they are put on the first run; else why they are not."""
    if all(_installed(name) == version for name, version in VERSIONS.items()):
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "TimelineJS and vis-timeline are not measured: npm is not installed here."
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund"]
    command += [f"{name}@{version}" for name, version in VERSIONS.items()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    reason = (done.stderr.strip().splitlines() or ["npm failed"])[-1]
    return "" if done.returncode == 0 else f"TimelineJS and vis-timeline are not measured: {reason}."


def lay_out(folder: Path, told: list[Told]) -> None:
    """Write the page of each peer, with its files beside it."""
    timelinejs, vis = FOLDER / "node_modules" / "@knight-lab" / "timelinejs", FOLDER / "node_modules" / "vis-timeline"
    shutil.copytree(timelinejs / "dist", folder / "timelinejs")
    (folder / "vis").mkdir()
    shutil.copy(vis / "standalone" / "umd" / "vis-timeline-graph2d.min.js", folder / "vis" / "vis.js")
    shutil.copy(vis / "styles" / "vis-timeline-graph2d.min.css", folder / "vis" / "vis.css")
    start = _START_TIMELINEJS.format(told=_within_script(for_timelinejs(told)))
    page = _PAGE.format(css="css/timeline.css", js="js/timeline.js", start=start)
    (folder / "timelinejs" / "index.html").write_text(page, encoding="utf-8")
    start = _START_VIS.format(told=_within_script(for_vis(told)))
    page = _PAGE.format(css="vis.css", js="vis.js", start=start)
    (folder / "vis" / "index.html").write_text(page, encoding="utf-8")


def for_timelinejs(told: list[Told]) -> dict[str, object]:
    """A day of the undated is made up, for the peer knows no other events; a month stays a month."""
    return {
        "events": [
            {
                "start_date": _date(each, first=True),
                **({"end_date": _date(each, first=False)} if "/" in each.edtf else {}),
                "text": {"headline": each.title, "text": f"<p>{each.summary}</p>"},
            }
            for each in told
        ]
    }


def _date(told: Told, *, first: bool) -> dict[str, int]:
    day = told.first if first else told.last
    whole_month = told.first != told.last and "/" not in told.edtf
    return {"year": day.year, "month": day.month} | ({} if whole_month else {"day": day.day})


def for_vis(told: list[Told]) -> list[dict[str, object]]:
    return [
        {
            "id": number,
            "content": each.title,
            "title": each.summary,
            "start": each.first.isoformat(),
            **({"end": each.last.isoformat()} if each.first != each.last else {}),
        }
        for number, each in enumerate(told)
    ]


def _within_script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _installed(name: str) -> str:
    package = FOLDER / "node_modules" / name / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"]) if package.exists() else ""
