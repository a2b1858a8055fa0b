"""What became of a cooperative's application: what happened, why, what to do until when."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.results.workspace import appeals, finding, why
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.membership.workspace.standing import Tab, register_tab


@require_safe
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    """All of one cooperative, the newest first."""
    standing = finding.standing_for(request, organisation)
    rows = Result.objects.of(standing.organisation).published()
    rows = rows.select_related("round", "place__batch__offer").order_by("-round__published_at")
    context = {**finding.frame_of(standing), "results": list(rows)}
    return render(request, "results/overview.html", context)


@require_safe
def result(request: HttpRequest, organisation: str, round: str) -> HttpResponse:
    standing = finding.standing_for(request, organisation)
    found, at = finding.result_of(standing, round), timezone.now()
    if found is None:
        raise Http404
    frame = finding.frame_of(standing)
    opens, lines = found.round.answers_from, finding.lines_of(found, at)
    is_final = found.answer == Answer.BINDING
    context = {
        **frame,
        "result": found,
        "round": found.round,
        "number": shown_number(found.application, found.round),
        "batch": saying.batch(found.place) if found.place else "",
        "is_before": found.round.phase is Phase.PUBLISHED,
        "opens": saying.moment(opens, saying.zone(found)) if opens else "",
        "due": saying.due(found) if found.place else "",
        "is_overdue": found.due is not None and at >= found.due,
        "open": [verb.value for verb in finding.open_verbs(found, at, lines)],
        "lines": lines,
        "appeals": appeals.told_of(found),
        "why": why.sentences_of(found, get_language() or "id"),
        "delegates": is_final and Delegate.objects.filter(application=found.application).exists(),
    }
    return render(request, "results/result.html", context)


def register() -> None:
    register_tab(Tab(_("Results"), "results:overview", finding.belongs_to))
