"""How does a reader look at events?"""

import datetime as dt
from dataclasses import dataclass

from timeline.search import Hits


@dataclass(frozen=True)
class Reading:
    """From where a reader looks: on which day's knowledge, since when something is news to them, in search of what.

    ``view`` is the query string of the filtered view that they read, for the way back and on from an event to the next.
    """

    asof: dt.date | None = None
    since: dt.datetime | None = None
    hits: Hits = Hits("")
    view: str = ""

    @property
    def query(self) -> str:
        """What every address that leads out of the view carries along."""
        return f"?asof={self.asof.isoformat()}" if self.asof else ""

    @property
    def also(self) -> str:
        """The same behind other parameters."""
        return self.query.replace("?", "&")


AS_IT_STANDS = Reading()
