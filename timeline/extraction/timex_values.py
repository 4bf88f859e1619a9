"""How does TIMEX3 write what an expression says? Values as TimeML 1.2.1 and TempEval-3 annotate them.

Dates are ``1999-03-09``, ``1999-03``, ``1999-W10``, ``1999-Q1``, ``1999-SP``, ``1999``, ``199``, with ``T10:30`` or
``TNI`` behind a day; lengths are ``P3D`` and ``PT2H``, with ``X`` for a number that is not said.
"""

import re
from typing import Literal

from timeline.chronology import PartialDate
from timeline.extraction.timex_readings import Reading

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_UNIT_LETTERS = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "month": "{}M", "quarter": "{}Q",
    "year": "{}Y", "decade": "{}0Y", "century": "{}00Y", "weekend": "{}WE", "fortnight": "{}W", "period": "{}X",
}  # fmt: skip
_UNKNOWN_NUMBER = {"decade": "PXE", "century": "PXC"}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "decade": "XXX"}


def type_of(reading: Reading) -> TimexType:
    if reading.shape == "duration":
        return "DURATION"
    if reading.shape == "set":
        return "SET"
    return "TIME" if reading.clock else "DATE"


def length(reading: Reading) -> str:
    """The value of a duration."""
    if reading.value:
        return reading.value
    if reading.count == 0:
        return _UNKNOWN_NUMBER.get(reading.unit, "P" + _UNIT_LETTERS[reading.unit].replace("00", "").format("X"))
    count = reading.count * 2 if reading.unit == "fortnight" else reading.count
    return "P" + _UNIT_LETTERS[reading.unit].format(count)


def place(date: PartialDate, reading: Reading) -> str:
    """The value of a place in the calendar, as coarse as the words are: “two weeks ago” is a week."""
    edtf = re.sub(r"[~?%]", "", date.edtf)
    start = date.earliest
    if start is None:
        return unsettled(reading)
    calendar_week = f"{start.isocalendar().year:04d}-W{start.isocalendar().week:02d}"
    if reading.shape == "weekend" or reading.unit == "weekend":
        return f"{calendar_week}-WE"
    if reading.unit == "week":
        return calendar_week
    if reading.shape == "overnight" and date.latest is not None:
        edtf = start.isoformat()
    elif reading.shape == "quarter" or reading.unit == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    if season := re.fullmatch(r"(\d{4})-(2[1-4])", edtf):
        return f"{season[1]}-{_SEASONS[season[2]]}"
    edtf = edtf.replace("X", "") if "-" not in edtf else edtf.split("/")[0]
    return f"{edtf}T{reading.clock}" if reading.clock and len(edtf) == 10 else edtf


def unsettled(reading: Reading) -> str:
    """A place in the calendar that nothing in the text settles."""
    if reading.shape in ("ago", "offset"):
        return "PAST_REF" if reading.count <= 0 else "FUTURE_REF"
    value = _OPEN.get(reading.unit or reading.shape, "XXXX")
    return f"{value}T{reading.clock}" if reading.clock and value == _OPEN["day"] else value


def before_christ(reading: Reading) -> str:
    season = f"-{_SEASONS[str(reading.season)]}" if reading.season else ""
    month = f"-{reading.month:02d}" if reading.month else ""
    day = f"-{reading.day:02d}" if reading.day else ""
    return f"BC{reading.year:04d}{month}{day}{season}"
