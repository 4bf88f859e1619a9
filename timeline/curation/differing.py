"""Do the quotes of one event differ: in a figure, in the date, or in whether it happened at all?"""

from collections.abc import Sequence

from timeline.chronology import parse_edtf
from timeline.matching import Claimed, by_measure, count_of, dates_verdict, stances_apart, verdict_of
from timeline.models import Citation


def differs(citations: Sequence[Citation]) -> bool:
    """True if no day fits all dates, if one denies what another reports, or if no number fits a figure's wordings.

    Their claims and articles are read, so have them fetched.
    """
    dates = [parse_edtf(citation.edtf) for citation in citations if citation.edtf]
    claims = [
        Claimed(count_of(claim), citation.article_id, citation.article.published_on)
        for citation in citations
        for claim in citation.claims.all()
    ]
    return (
        dates_verdict(dates) == "differ"
        or bool(stances_apart(citation.modality for citation in citations))
        or any(verdict_of(told) == "differ" for told in by_measure(claims).values())
    )
