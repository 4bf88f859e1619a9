"""Small words and marks that templates need."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from timeline.models import Citation
from timeline.models.words import number_in_digits
from timeline.publication import cards
from timeline.publication.counts import counted
from timeline.publication.derivation import against_in_words, explanation_in_words, read_in_words
from timeline.publication.reading import Reading
from timeline.publication.records import is_sample, web_link
from timeline.templatetags.languages import recorded

register = template.Library()
register.filter("web_link", web_link)
register.filter("is_sample", is_sample)
register.filter("in_digits", number_in_digits)
register.filter("counted", counted)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A shape of the sprite (``templates/_sprite.html``); nothing for an empty name."""
    if not name:
        return SafeString("")
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], address: str) -> str:
    """An address of this site whole, as paper needs it: on the site's public address, if it has one."""
    return f"{settings.SITE_URL}{address}" if settings.SITE_URL else context["request"].build_absolute_uri(address)


@register.filter
def marked(text: str, reading: Reading) -> SafeString:
    """The text with every word marked that a search found it by."""
    spans = reading.hits.spans(text)
    ends = [0, *(end for _, end in spans)]
    shown = ((text[end:start], text[start:stop]) for end, (start, stop) in zip(ends, spans, strict=False))
    return format_html("{}{}", format_html_join("", '{}<mark class="hit">{}</mark>', shown), text[ends[-1] :])


@register.filter
def reference_in_words(citation: Citation) -> object:
    words = cards.reference_in_words(citation)
    if words != citation.reference:
        return words
    return in_page_language(words, against_in_words(words))


@register.filter
def rule_in_words(citation: Citation) -> object:
    words = cards.rule_in_words(citation)
    return in_page_language(words, read_in_words(words))


@register.filter
def explained(explanation: str) -> object:
    """How a date came about, or why there is none."""
    return in_page_language(explanation, explanation_in_words(explanation))


def in_page_language(kept: str, said: str | None) -> object:
    """What is said of words that are kept in English; else the words themselves, marked as what they are."""
    if not kept or get_language() == settings.LANGUAGE_CODE:
        return kept
    return recorded(kept) if said is None else said
