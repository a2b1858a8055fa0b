"""Which organisations are called nearly so, shown while an editor types: its name, its acronym, its
number, and where it is.
"""

from typing import Any, TypedDict

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from home.access import actor_of, require
from partners.organisations.duplicates.names import NEAR, likeness, read
from partners.organisations.identity import canonical
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services import organisations

LONGEST = 200  # letters of what was typed
SHORTEST = 4  # letters of a word that is sought
MOST_READ, MOST_SHOWN = 300, 5
HALF = 60  # of 100: names that only begin alike, in one place


class Alike(TypedDict):
    text: str
    url: str
    note: str


def alike(name: str, acronym: str = "", number: str = "", region: str = "", but: str = "") -> Any:
    """The most alike first, in three queries: names that share a word, acronyms, numbers."""
    wanted = read(name[:LONGEST]) if name.strip() else None
    words = [word for word in wanted.words.split() if len(word) >= SHORTEST][:4] if wanted else []
    asked, numbered = Q(), set[int]()
    for word in words:
        asked |= Q(name__icontains=word)
    if acronym.strip():
        asked |= Q(acronym__iexact=acronym.strip()[:30])
    if number.strip():
        numbered = _numbered(number[:LONGEST])
        asked |= Q(pk__in=numbered)
    if not asked:
        return []
    rows = Organisation.objects.filter(asked, merged_into=None).select_related("region")
    if but.isdecimal() and len(but) < 18:
        rows = rows.exclude(pk=int(but))
    if wanted and wanted.family == "kdkmp" and region:
        rows = rows.filter(region__code__startswith=region[:13])
    found = [(_score(one, wanted, acronym, numbered, region), one) for one in rows[:MOST_READ]]
    best = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], pair[1].pk))
    return [one for _score_of_it, one in best[:MOST_SHOWN]]


def _numbered(number: str) -> set[int]:
    """Those with this number, or one that looks like it."""
    like = CooperativeProfile.objects.resembling(number).values_list("organisation", flat=True)
    same = CooperativeProfile.objects.filter(registration_key=canonical(number))
    known = same.values_list("organisation", flat=True) if canonical(number) else []
    return {*like[:MOST_SHOWN], *known[:MOST_SHOWN]}


def _score(one: Organisation, wanted: Any, acronym: str, numbered: set[int], region: str) -> float:
    """0 for what only shares a word."""
    if one.pk in numbered or (acronym.strip() and one.acronym.lower() == acronym.strip().lower()):
        return 100
    near = likeness(wanted, read(one.name)) if wanted else 0
    is_there = bool(region and one.region_id and one.region_id.startswith(region[:5]))
    if near >= NEAR or (is_there and near >= HALF):
        return near + is_there
    return 0


def user_can_ask(actor: Any) -> bool:
    return organisations.user_can(actor, "change") or organisations.user_can(actor, "add")


class AlikeView(View):
    def get(self, request: HttpRequest) -> JsonResponse:
        require(user_can_ask(actor_of(request)))
        asked = {
            name: request.GET.get(name, "").replace("\x00", "")
            for name in ("name", "acronym", "number", "region", "but")
        }
        rows: list[Alike] = [
            {"text": str(one.name), "url": _edit(one), "note": _note(one)} for one in alike(**asked)
        ]
        return JsonResponse({"title": _("Is it one of these?"), "rows": rows})


def _edit(one: Organisation) -> str:
    return reverse("wagtailsnippets_organisations_organisation:edit", args=[one.pk])


def _note(one: Organisation) -> str:
    archived = _("archived") if one.is_archived else ""
    return ", ".join(filter(None, [one.acronym, str(one.region or ""), one.code, archived]))


urlpatterns = [path("alike/", AlikeView.as_view(), name="organisations_alike")]
