"""Announced rounds, one of them, and the files of its published result."""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.uploads.serving import guard
from partners.apprenticeships.results.site import batches, published, words
from partners.apprenticeships.rounds.lifecycle import Phase, RoundState
from partners.apprenticeships.rounds.models import Round
from partners.organisations.directory import page_of

PER_PAGE = 12


def announced() -> QuerySet[Round]:
    rounds: QuerySet[Round] = Round.objects.announced().newest_first()
    return rounds


@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    rows = announced().annotate(
        batch_count=Count("batches"), seat_count=Sum("batches__batch__seats")
    )
    page = page_of(rows, request.GET.get("page"), PER_PAGE)
    return render(request, "apprenticeships/rounds/site/list.html", {"page": page})


@require_safe
def round_detail(request: HttpRequest, code: str) -> HttpResponse:
    round = get_object_or_404(announced().select_related("follows"), code=code)
    page = page_of(batches.rows_of(round), request.GET.get("page"), batches.PER_PAGE)
    is_published = round.state == RoundState.PUBLISHED
    result = published.result_of(round) if is_published else None
    cutoffs = published.cutoffs_of(page.object_list) if is_published else {}
    context: dict[str, Any] = {
        "round": round,
        "lead": words.lead_of(round),
        "is_collecting": round.phase is Phase.COLLECTING,
        "milestones": words.milestones(round, timezone.now()),
        "rules": words.rules_of(round),
        "page": page,
        "table": batches.table(round, list(page.object_list), cutoffs),
        "result": result,
    }
    return render(request, "apprenticeships/rounds/site/detail.html", context)


@require_safe
def file(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """Of a published result only: before, the address is not there. A page opens, sandboxed; all
    else is a download.
    """
    round = get_object_or_404(announced().filter(state=RoundState.PUBLISHED), code=code)
    if name not in published.FILES:
        raise Http404
    content = published.open_file(round, name)
    known = published.FILES[name]
    response = FileResponse(content, filename=name, content_type=known.media_type)
    response.headers["Cache-Control"] = "no-cache"
    return guard(response, name, in_place=known.is_page)
