"""How is the sentence of a mention or citation shown to a curator: date words marked, neighbours greyed?"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.chronology import PartialDate, describe
from timeline.models import Citation, Mention

register = template.Library()
CONTEXT = 240
"""Characters of context on either side."""


@register.simple_tag
def quote_in_context(mention: Mention | Citation) -> SafeString:
    text, start, end = mention.article.text, mention.start, mention.end
    first, last = mention.expression_start, mention.expression_end
    if first is None or last is None or not start <= first < last <= end:
        first = last = start
    return format_html(
        '<span class="context">{}</span>{}<mark>{}</mark>{}<span class="context">{}</span>',
        _before(text, start),
        text[start:first],
        text[first:last],
        text[last:end],
        _after(text, end),
    )


@register.filter
def date_in_words(date: PartialDate) -> str:
    return describe(date)


def _before(text: str, start: int) -> str:
    """Context that begins with a whole word."""
    cut = max(0, start - CONTEXT)
    context = text[cut:start]
    return f"… {context.split(None, 1)[-1]}" if cut and context else context


def _after(text: str, end: int) -> str:
    """Context that ends with a whole word."""
    context = text[end : end + CONTEXT]
    return f"{context.rsplit(None, 1)[0]} …" if end + CONTEXT < len(text) and context.strip() else context
