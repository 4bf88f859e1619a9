"""What readers see: filters, the selection they make, the list, the records, and how sources compare."""

from timeline.publication.errors import MalformedFilter, PublicationError
from timeline.publication.selection import Selection, is_untidy
from timeline.publication.timeline import TimelinePage, timeline_page

__all__ = ["MalformedFilter", "PublicationError", "Selection", "TimelinePage", "is_untidy", "timeline_page"]
