"""In which language is a page, which of its words are in another, and where does it stand in the others?"""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from timeline.models.vocabulary import Named

register = template.Library()


@register.simple_tag
def lang(language: str = "") -> str:
    """The attribute of an element whose words are not in the language of the page (WCAG 2.2, 3.1.2), else nothing.

    Records are kept in the default language; of an article whose language is unknown, that is supposed.
    """
    language = language or settings.LANGUAGE_CODE
    return "" if language == get_language() else format_html(' lang="{}"', language)


@register.filter
def recorded(words: object, language: str = "") -> object:
    """Words of a record inside a sentence of the page: marked as of their language if that is another."""
    attribute = lang(language)
    return format_html("<span{}>{}</span>", attribute, words) if attribute else words


@register.filter
def named(row: Named) -> SafeString:
    """The name of an actor, a place, a story or a category, marked as of the record’s language unless it is not."""
    attribute = lang() if row.label == row.name else ""
    return format_html("<bdi{}>{}</bdi>", attribute, row.label)


@register.simple_tag(takes_context=True)
def translations(context: Context) -> list[tuple[str, str, str]]:
    """The same view in the other languages: code, name and address. None for an address without a language."""
    query = urlsplit(context.get("canonical") or "").query or _asked(context)
    found = [(code, name, _path(context, code)) for code, name in settings.LANGUAGES if code != get_language()]
    own = _path(context, str(get_language()))
    return [(code, name, f"{path}?{query}" if query else path) for code, name, path in found if path not in ("", own)]


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[tuple[str, str]]:
    """The canonical address in every language, for search engines: hreflang and address."""
    canonical: str = context["canonical"]
    query = urlsplit(canonical).query
    suffix = f"?{query}" if query else ""
    site = canonical.removesuffix(f"{_path(context, str(get_language()))}{suffix}")
    codes = [code for code, _ in settings.LANGUAGES]
    found = [(code, f"{site}{_path(context, code)}{suffix}") for code in codes]
    return [*found, ("x-default", f"{site}{_path(context, settings.LANGUAGE_CODE)}{suffix}")]


def _path(context: Context, code: str) -> str:
    """An event that is not shown here is named by its id alone: its slug may hold words that were taken back."""
    request: HttpRequest | None = context.get("request")
    match: Any = request.resolver_match if request else None
    if match is None:
        return ""
    kept = dict(match.kwargs)
    if "public_id" in kept and not context.get("canonical"):
        kept.pop("slug", None)
    with override(code):
        return reverse(match.view_name, args=match.args, kwargs=kept)


def _asked(context: Context) -> str:
    request: HttpRequest | None = context.get("request")
    return urlsplit(request.get_full_path()).query if request else ""
