"""A reader reports a problem: the form, what is wrong with what was typed, and thanks."""

import datetime as dt
import math
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from timeline.curation import CurationError, TooManyReportsError, file_report
from timeline.models import Citation, Event, Report
from timeline.models.report import LONGEST_WORDS
from timeline.publication.records import reportable_quotes, same_sentence
from timeline.views.callers import address_of
from timeline.views.events import gone, moved, standing
from timeline.views.requests import ReaderRequest

LONGEST_FIELD = 10_000
"""Characters read, and shown again, of anything that is typed: five times what is taken."""
A_MINUTE, A_DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
WHOLE = "event"
"""Stands for the event as a whole where a quote is chosen."""

CHOOSE_QUOTE = _("Choose one of the sentences, or the event as a whole.")
CHOOSE_KIND = _("Choose what is wrong.")


class ReportForm(forms.ModelForm):
    """``quote`` is the key of one of the event's ``quotes``, or WHOLE."""

    quote = forms.ChoiceField(error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE_QUOTE))

    class Meta:
        model = Report
        fields = ("kind", "words", "contact")
        error_messages: ClassVar = {"kind": dict.fromkeys(("required", "invalid_choice"), CHOOSE_KIND)}

    def __init__(self, data: dict[str, str] | None, *, quotes: list[Citation], chosen: str) -> None:
        super().__init__(data, initial={"quote": chosen})
        self.quotes = {str(citation.pk): citation for citation in quotes}
        self.fields["quote"].choices = [(WHOLE, WHOLE), *((key, key) for key in self.quotes)]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        value = self["quote"].value()
        return value if value in self.quotes else WHOLE

    @property
    def chosen_quote(self) -> Citation | None:
        return self.quotes.get(self.chosen)

    @property
    def other_quotes(self) -> list[Citation]:
        return [citation for key, citation in self.quotes.items() if key != self.chosen]


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def report(request: ReaderRequest, public_id: str) -> HttpResponse:
    """The form; posted after a merge, it is filed under the event that it became."""
    event = standing(public_id)
    if request.method != "POST" and event.public_id != public_id:
        return moved(request, _address(event))
    if not event.is_public:
        return gone(request, event, unsent=(_typed(request) or {}).get("words", ""))
    quotes = reportable_quotes(event)
    asked = request.GET.get("quote", "")
    chosen = same_sentence(asked, quotes)
    unknown = bool(asked) and chosen is None
    form = ReportForm(_typed(request), quotes=quotes, chosen=str(chosen.pk) if chosen else WHOLE)
    if request.method == "POST" and form.is_valid():
        return _file(request, event, form)
    return _form(request, event, form, status=400 if form.is_bound or unknown else 200, unknown=unknown)


@require_safe
@cache_control(private=True, no_cache=True)
def report_sent(request: ReaderRequest, public_id: str) -> HttpResponse:
    event = standing(public_id)
    if event.public_id != public_id:
        return moved(request, reverse("report_sent", kwargs={"public_id": event.public_id}))
    if not event.is_public:
        return gone(request, event)
    return render(request, "reports/sent.html", {"event": event, "corrections": reverse("corrections")})


def _file(request: ReaderRequest, event: Event, form: ReportForm) -> HttpResponse:
    fields = {name: form.cleaned_data[name] for name in ("kind", "words", "contact")}
    address, now = address_of(request), timezone.now()
    try:
        file_report(event, citation=form.chosen_quote, address=address, now=now, **fields)
    except TooManyReportsError as refused:
        # The minute shown is over when the form takes the report again.
        again = now + refused.wait + A_MINUTE if refused.wait else None
        response = _form(request, event, form, status=429, refused=str(refused), again=again)
        response["Retry-After"] = str(math.ceil((refused.wait or A_DAY).total_seconds()))
        return response
    except CurationError as refused:
        form.add_error(None, str(refused))
        return _form(request, event, form, status=400)
    return HttpResponseRedirect(reverse("report_sent", kwargs={"public_id": event.public_id}))


def _form(request: ReaderRequest, event: Event, form: ReportForm, *, status: int, **told: Any) -> HttpResponse:
    context = {"event": event, "form": form, "address": _address(event), "whole": WHOLE, **told}
    context |= {"kinds": Report.Kind.choices, "longest": LONGEST_WORDS}
    return render(request, "reports/form.html", context, status=status)


def _address(event: Event) -> str:
    return reverse("report", kwargs={"public_id": event.public_id})


def _typed(request: ReaderRequest) -> dict[str, str] | None:
    """What was sent, as far as a reader can have typed it: a browser counts a line's end as one character, not two."""
    if request.method != "POST":
        return None
    sent = {name: request.POST.get(name, "") for name in ("quote", "kind", "words", "contact")}
    return {
        name: value[:LONGEST_FIELD].replace("\r\n", "\n").encode("utf-8", "replace").decode()
        for name, value in sent.items()
    }
