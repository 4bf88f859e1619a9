"""How is an event cited in reference managers? As RIS (Research Information Systems), one tag a line."""

from timeline.exports.reference import Reference

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def render(reference: Reference) -> str:
    """``ELEC`` is a page of the web. A comma parts family from given name, so a site that has one is no ``AU``."""
    author = [] if "," in reference.site else [("AU", reference.site)]
    fields = [
        ("TY", "ELEC"),
        ("ID", reference.key),
        *author,
        ("TI", reference.title),
        ("T2", reference.site),
        ("PB", reference.site),
        ("PY", str(reference.changed.year)),
        ("DA", f"{reference.changed:%Y/%m/%d}/"),
        ("UR", reference.url),
        ("N1", reference.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)
