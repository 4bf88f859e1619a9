"""How is a mention's sentence shown to a curator, with its date words marked and its neighbours greyed?"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.models import Mention

register = template.Library()
CONTEXT = 240
"""Characters of context on either side."""


@register.simple_tag
def quote_in_context(mention: Mention) -> SafeString:
    text, start, end = mention.article.text, mention.start, mention.end
    first, last = mention.expression_start, mention.expression_end
    if first is None or last is None or not start <= first < last <= end:
        first = last = start
    return format_html(
        '<span class="context">{}</span>{}<mark>{}</mark>{}<span class="context">{}</span>',
        text[max(0, start - CONTEXT) : start],
        text[start:first],
        text[first:last],
        text[last:end],
        text[end : end + CONTEXT],
    )
