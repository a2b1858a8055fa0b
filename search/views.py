"""The search page and the suggestions under its field."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from search import registry
from search.asking import TEXT, clean
from search.documents import SearchQuery
from search.finding import complete
from search.insight import counting
from search.listing import Listing, still_there
from search.suggestions import TERM, Suggestion

SUGGESTIONS_LIVE_SECONDS = 60


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """`/id/cari/?q=…`: everything that can be found, with facets."""
    listing = Listing.of(request.GET, facets=settings.SEARCH_FACETS, items=still_there)
    if listing.asked.is_first:
        language = (get_language() or "")[:2]
        counting.searched(listing.asked.text, language, listing.total)
    context = {"listing": listing, "doors": registry.doors(listing.asked.text)}
    return render(request, "search/results.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """JSON for the suggestion list. Nothing in it depends on who asks, but only a browser that was
    told keeps it: words of a page that is withdrawn must not come from a cache that others share.
    """
    language = (get_language() or "")[:2]
    found = complete(SearchQuery(clean(request.GET.get(TEXT, "")), language))
    suggestions = [{**asdict(each), "note": _note(each)} for each in found]
    response = JsonResponse({"suggestions": suggestions})
    response["Cache-Control"] = f"private, max-age={SUGGESTIONS_LIVE_SECONDS}"
    return response


def _note(suggestion: Suggestion) -> str:
    """What is shown behind a suggestion: terms say where they lead."""
    parts = (suggestion.note, gettext("glossary") if suggestion.kind == TERM else "")
    return " · ".join(part for part in parts if part)
