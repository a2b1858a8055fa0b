"""The glossary page and the page of one term."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.glossary.listing import GlossaryList, words_of
from knowledge.glossary.models import Term


@require_safe
def term_list(request: HttpRequest) -> HttpResponse:
    glossary = GlossaryList(words_of(request.GET.get("q", "")), request.GET.get("page", ""))
    return render(request, "glossary/term_list.html", {"glossary": glossary})


@require_safe
def term_detail(request: HttpRequest, code: str) -> HttpResponse:
    term = get_object_or_404(Term, code=code)
    context = {
        "term": term,
        "related": term.related.by_name(),
        "find_query": urlencode({"q": term.name}),
        "breadcrumbs": [
            {"label": _("Glossary"), "url": reverse("glossary:list")},
            {"label": term.name},
        ],
    }
    return render(request, "glossary/term_detail.html", context)
