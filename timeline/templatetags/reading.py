"""Small words and marks that templates need."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from timeline.models.citation import number_in_digits
from timeline.publication.cards import reference_in_words, rule_in_words
from timeline.publication.records import is_sample, web_link

register = template.Library()
register.filter("in_digits", number_in_digits)
register.filter("web_link", web_link)
register.filter("is_sample", is_sample)
register.filter("reference_in_words", reference_in_words)
register.filter("rule_in_words", rule_in_words)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A shape of the sprite (``templates/_sprite.html``); nothing for an empty name."""
    if not name:
        return SafeString("")
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.filter
def counted(count: int, words: str) -> str:
    """``{{ 1|counted:"event,events" }}`` is “1 event”."""
    one, _, many = words.partition(",")
    return f"{count:,} {one if count == 1 else many}"
