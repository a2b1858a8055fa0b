"""For hosts: who is placed in their batches, with what they need and no more.

Whom a cooperative sends is shown once its answer is final and until the batch ends: before and
after, nobody needs to know.
"""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from home.access import actor_of
from partners.apprenticeships.applications import naming
from partners.apprenticeships.applications.models import Delegate
from partners.apprenticeships.labels import Language
from partners.apprenticeships.models.access import CODES, AccessFeatures
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.workspace.standing import Standing, hat_of, standing_of

NEEDS = {code: getattr(AccessFeatures, name).field.verbose_name for name, code in CODES.items()}
LANGUAGES = dict(Language.choices)


@require_safe
def placed(request: HttpRequest, organisation: str) -> HttpResponse:
    """Batches of the host in rounds that are published, each with its people."""
    standing = standing_of(actor_of(request), organisation)
    if not standing.is_member:
        raise Http404
    rows = list(
        _batches(standing).for_cards().select_related("round").order_by("-batch__starts_on")
    )
    people, asked = _people(rows), _asked(rows)
    shown = [
        {
            "row": row,
            "name": saying.batch(row),
            "asked": naming.in_words(asked[row.round_id, row.batch_id], is_open=False),
            "people": people[row.pk],
        }
        for row in rows
    ]
    context = {"standing": standing, "hat": hat_of(standing), "batches": shown}
    return render(request, "results/placed.html", context)


def _batches(standing: Standing) -> Any:
    rounds = Round.objects.published().order_by()
    return RoundBatch.objects.filter(round__in=rounds, batch__offer__host=standing.organisation)


def _asked(rows: list[RoundBatch]) -> naming.Named:
    """How many cooperatives named each batch on the list that they handed in."""
    return naming.named({row.round_id for row in rows}, {row.batch_id for row in rows})


def _people(rows: list[RoundBatch]) -> dict[int, list[dict[str, Any]]]:
    """By batch: cooperatives that hold a seat, in the order of their names."""
    held = Result.objects.holding().filter(place__in=rows)
    held = held.select_related(
        "organisation__region__parent__parent__parent", "application__standing"
    )
    results = list(held.order_by("organisation__name", "pk"))
    today = localdate()
    ahead = {row.pk for row in rows if row.batch.ends_on >= today}
    final = [
        one.application_id
        for one in results
        if one.answer == Answer.BINDING and one.place_id in ahead
    ]
    delegates = defaultdict[int, list[Delegate]](list)
    for delegate in Delegate.objects.filter(application__in=final):
        delegates[delegate.application_id].append(delegate)
    found = defaultdict[int, list[dict[str, Any]]](list)
    for one in results:
        content = one.application.standing.content if one.application.standing else {}
        found[one.place_id or 0].append(
            {
                "result": one,
                "organisation": one.organisation,
                "team": content.get("team", 1),
                "needs": [NEEDS.get(code, code) for code in content.get("needs", ())],
                "languages": [LANGUAGES.get(code, code) for code in content.get("languages", ())],
                "delegates": delegates[one.application_id],
            }
        )
    return found
