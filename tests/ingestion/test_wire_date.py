"""Datelines without a year, and the copyright lines that may and may not complete them."""

import datetime as dt

import pytest

from timeline.ingestion.wire_date import find_wire_date

BODY = "More of the report follows here."


@pytest.mark.parametrize(
    ("dateline", "copyright_line", "day"),
    [
        ("LAGOS, May 4 (Example Agency) - Dockers", "Copyright 1991 Example Agency. 1200 GMT", dt.date(1991, 5, 4)),
        ("PORT LOUIS, Mauritius, 4 May (Example Agency) — A", "© 1991 EXAMPLE AGENCY", dt.date(1991, 5, 4)),
        ("LAGOS (Example Agency), Dec. 31 - Dockers", "Copyright (c) 1991 by Example Agency", dt.date(1991, 12, 31)),
        ("LAGOS, May 4 (Example Agency) - Dockers", "Copyright 2024 The Daily Example", None),
        ("LAGOS, May 4 (Example Agency) - Dockers", "All rights reserved", None),
        ("LAGOS, May 4 - Dockers", "Copyright 1991 Example Agency", None),
        ("LAGOS, Feb. 30 (Example Agency) - Dockers", "Copyright 1991 Example Agency", None),
        ("LAGOS, Soon 4 (Example Agency) - Dockers", "Copyright 1991 Example Agency", None),
        ("Dockers in Lagos struck on May 4 (Example Agency) - so", "Copyright 1991 Example Agency", None),
    ],
)
def test_find_wire_date_needs_dateline_and_copyright_of_one_agency(dateline, copyright_line, day):
    assert find_wire_date([f"{dateline} struck on Sunday.", BODY, BODY, BODY, BODY, copyright_line]) == day
