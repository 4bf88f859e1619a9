"""How is an event cited by programs? As CSL-JSON 1.0.2 (Citation Style Language): an array of one."""

import json

from timeline.exports.reference import Reference

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def render(reference: Reference) -> str:
    changed = reference.changed
    entry = {
        "id": reference.key,
        "type": "webpage",
        "author": [{"literal": reference.site}],
        "title": reference.title,
        "container-title": reference.site,
        "publisher": reference.site,
        "issued": {"date-parts": [[changed.year, changed.month, changed.day]]},
        "URL": reference.url,
        "note": reference.note,
    }
    return json.dumps([entry], ensure_ascii=False, indent=1) + "\n"
