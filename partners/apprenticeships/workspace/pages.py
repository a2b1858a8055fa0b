"""The offers of a host for its own people: all of them, and one with its steps and its past."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.access import actor_of
from home.models import Region
from partners.apprenticeships import readiness
from partners.apprenticeships.hosting import drafts, files, stations
from partners.apprenticeships.hosting.lifecycle import Work
from partners.apprenticeships.hosting.seasons import asked_about
from partners.apprenticeships.models import Batch, HostStance, Offer
from partners.apprenticeships.workspace.demand_forms import demanded
from partners.apprenticeships.workspace.file_forms import fulfilled
from partners.apprenticeships.workspace.past import history_of
from partners.apprenticeships.workspace.steps import Said, batches_of, steps_of
from partners.apprenticeships.workspace.wording import days_of, season_words
from partners.membership.workspace.standing import (
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)
from partners.organisations.models import Organisation


@require_safe
def offers(request: HttpRequest, organisation: str) -> HttpResponse:
    """How one stands for the seasons, and all offers with how they stand."""
    standing = _standing(request, organisation)
    host = standing.organisation
    rows = list(Offer.objects.hosted_by(host).select_related("host").order_by("-updated_at", "-pk"))
    stands, batches = stations.stands_of(rows), _batches_of(rows)
    context = {
        **_frame(standing),
        "offers": [(offer, stands[offer.pk], days_of(batches[offer.pk])) for offer in rows],
        "seasons": _seasons(host),
        "can_host": host.can_host,
    }
    return render(request, "apprenticeships/hosting/offers.html", context)


@require_safe
def offer(request: HttpRequest, organisation: str, offer: int) -> HttpResponse:
    """One of them: how it stands, what is missing, its steps and batches."""
    standing = _standing(request, organisation)
    found = _found(standing, offer)
    draft, held = drafts.draft_and_held(found)
    draft.host = standing.organisation
    if draft.region_id:
        draft.region = Region.objects.with_parents().get(pk=draft.region_id)
    drafts.ask_rounds(draft)
    stand, missing = stations.stand_of(found), readiness.lacking(draft, localdate())
    batches = batches_of(draft, held)
    context = {
        **_frame(standing),
        "offer": found,
        "draft": draft,
        "stand": stand,
        "steps": [*steps_of(found, draft, missing), *_more_steps(standing, found, draft)],
        "batches": [row for row in batches if not row.is_past],
        "past": [row for row in batches if row.is_past],
        "days": list(draft.days.all()),
        "photos": list(draft.photos.all()),
        "documents": list(draft.documents.all()),
        "bounds": {"photos": files.MOST_PHOTOS, "documents": files.MOST_DOCUMENTS},
        "missing": missing,
        "may_write": stand.work is not Work.WAITING and not found.locked,
        "is_new": stand.work in {Work.DRAFT, Work.RETURNED},
    }
    return render(request, "apprenticeships/hosting/offer.html", context)


@require_safe
def preview(request: HttpRequest, organisation: str, offer: int) -> HttpResponse:
    """As readers will see the draft, in the language of the address."""
    standing = _standing(request, organisation)
    found = _found(standing, offer)
    draft = drafts.draft_of(found)
    draft.host, draft.live, draft.is_preview = standing.organisation, False, True
    drafts.ask_rounds(draft)
    context = {**_frame(standing), "offer": draft}
    return render(request, "apprenticeships/hosting/preview.html", context)


@require_safe
def history(request: HttpRequest, organisation: str, offer: int) -> HttpResponse:
    standing = _standing(request, organisation)
    found = _found(standing, offer)
    context = {**_frame(standing), "offer": found, "events": history_of(found)}
    return render(request, "apprenticeships/hosting/history.html", context)


def _more_steps(standing: Standing, offer: Offer, draft: Offer) -> Iterator[Said]:
    organisation = standing.organisation
    asked = _("What to enclose with an application")
    url = reverse("hosting:demands", args=[organisation.slug, offer.pk])
    yield Said("demands", asked, url, demanded(draft), [])
    url = reverse("hosting:fulfils", args=[organisation.slug, offer.pk])
    facts = fulfilled(draft, standing.actor, organisation)
    yield Said("fulfils", _("What it fulfils"), url, facts, [])


def _batches_of(offers: list[Offer]) -> defaultdict[int, list[Batch]]:
    """By offer, as they are stored: one query."""
    found = defaultdict[int, list[Batch]](list)
    for batch in Batch.objects.filter(offer__in=offers).order_by("pk"):
        found[batch.offer_id].append(batch)
    return found


def _seasons(host: Organisation) -> list[dict[str, Any]]:
    seasons = asked_about(localdate())
    said = {row.season: row for row in HostStance.objects.of(host).since(seasons[0])}
    return [
        {"season": str(one), "words": season_words(one), "said": said.get(one)} for one in seasons
    ]


def _standing(request: HttpRequest, organisation: str) -> Standing:
    """Raises Http404 for who is no member."""
    standing = standing_of(actor_of(request), organisation)
    if not standing.is_member:
        raise Http404
    return standing


def _found(standing: Standing, key: int) -> Offer:
    rows = Offer.objects.hosted_by(standing.organisation).select_related("latest_revision")
    found: Offer | None = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    found.host = standing.organisation
    return found


def _frame(standing: Standing) -> dict[str, object]:
    """Its role was asked just now."""
    return {"standing": standing, "hat": hat_of(standing), "may_hand_in": standing.represents}


def shows_hosting(standing: Standing) -> bool:
    """To its members, where it may host; another cooperative says so in its profile first."""
    organisation = standing.organisation
    return standing.is_member and (not organisation.is_cooperative or organisation.can_host)


def register() -> None:
    register_tab(Tab(_("Hosting"), "hosting:offers", shows_hosting))
