"""For hosts: who is placed in their batches, with what they need and no more.

Whom a cooperative sends stands there under the rule of placements (`placements/people.py`).
"""

from collections import Counter
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.access import actor_of
from partners.apprenticeships.applications import naming
from partners.apprenticeships.labels import Language
from partners.apprenticeships.models.access import CODES, AccessFeatures
from partners.apprenticeships.results import saying
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.models.result import Answer
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.membership.workspace.narrowing import narrowed
from partners.membership.workspace.standing import Standing, hat_of, standing_of

NEEDS = {code: getattr(AccessFeatures, name).field.verbose_name for name, code in CODES.items()}
LANGUAGES = dict(Language.choices)


PER_PAGE = 30


@require_safe
def placed(request: HttpRequest, organisation: str) -> HttpResponse:
    """Batches of the host in rounds that are published, each with its people, page by page."""
    standing = standing_of(actor_of(request), organisation)
    if not standing.is_member:
        raise Http404
    rows = list(
        _batches(standing).for_cards().select_related("round").order_by("-batch__starts_on")
    )
    held = _held(rows)
    counts = Counter(answer for _key, _place, answer in held)
    asked = narrowed(request.GET, "answer", counts, dict(Answer.choices))
    page = _page(rows, held, asked.chosen, request.GET.get("page"))
    context = {"standing": standing, "hat": hat_of(standing), "page": page, "asked": asked}
    return render(request, "results/placed.html", context)


def _batches(standing: Standing) -> Any:
    rounds = Round.objects.published().order_by()
    return RoundBatch.objects.filter(round__in=rounds, batch__offer__host=standing.organisation)


def _asked(rows: list[RoundBatch]) -> naming.Named:
    """How many cooperatives named each batch on the list that they handed in."""
    return naming.named({row.round_id for row in rows}, {row.batch_id for row in rows})


def _held(rows: list[RoundBatch]) -> list[tuple[int, int, str]]:
    """Who holds a seat, batch by batch in the order of their names: key, batch, answer."""
    held = Result.objects.holding().filter(place__in=rows).order_by("organisation__name", "pk")
    return list(held.values_list("pk", "place_id", "answer"))


def _page(
    rows: list[RoundBatch], held: list[tuple[int, int, str]], answer: str, number: str | None
) -> "Page[Any]":
    """As many cooperatives as a page holds, under their batches. A batch without any stands there
    too, unless an answer is asked for.
    """
    lines: list[tuple[RoundBatch, int | None]] = []
    for row in rows:
        keys = [
            key for key, place, said in held if place == row.pk and (not answer or said == answer)
        ]
        lines += [(row, key) for key in keys]
        if not keys and not answer:
            lines.append((row, None))
    page: Page[Any] = Paginator(lines, PER_PAGE).get_page(number)
    shown = list(page.object_list)
    here = list(dict.fromkeys(row for row, _key in shown))
    people, asked = _people([key for _row, key in shown if key is not None], here), _asked(here)
    page.object_list = [
        {
            "row": row,
            "name": saying.batch(row),
            "asked": naming.in_words(asked[row.round_id, row.batch_id], is_open=False),
            "people": [people[key] for of, key in shown if of == row and key in people],
        }
        for row in here
    ]
    return page


def _people(keys: list[int], rows: list[RoundBatch]) -> dict[int, dict[str, Any]]:
    """Cooperatives that hold a seat, by key of their result."""
    held = Result.objects.filter(pk__in=keys).select_related(
        "organisation__region__parent__parent__parent", "application__standing"
    )
    by_key, found = {row.pk: row for row in rows}, dict[int, dict[str, Any]]()
    for one in held.order_by():
        one.place = by_key[one.place_id or 0]
        content = one.application.standing.content if one.application.standing else {}
        found[one.pk] = {
            "result": one,
            "organisation": one.organisation,
            "team": content.get("team", 1),
            "needs": [NEEDS.get(code, code) for code in content.get("needs", ())],
            "languages": [LANGUAGES.get(code, code) for code in content.get("languages", ())],
        }
    return found
