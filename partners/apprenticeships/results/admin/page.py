"""The page of one round: how it stands, what comes next, what is missing, numbers, history."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.ui.states import look
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.services import looking
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import numbers
from partners.apprenticeships.results.admin import appeals, matched, words
from partners.apprenticeships.results.admin.base import LookingView, history_of
from partners.apprenticeships.results.admin.ways import ways
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.readiness import Lack, Missing
from partners.apprenticeships.small_cells import SMALLEST

BATCHES_SHOWN = 50
OFFER = "wagtailsnippets_apprenticeships_offer:edit"
ORGANISATION = "wagtailsnippets_organisations_organisation:edit"
NAMED = 20
"""Cooperatives without a place that are named; how many there are is told beside them."""
OF_THE_ROUND = {Lack.DAY_PASSED, Lack.FOLLOWS_UNPUBLISHED}
OF_THE_OFFER = {Lack.NOT_PUBLIC, Lack.NO_REGION, Lack.CANNOT_OPEN}


class RoundView(LookingView):
    template_name = "apprenticeships/rounds/admin/round.html"
    round: Round

    def get_page_title(self) -> str:
        return str(self.round)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The round is the page itself."""
        return [*super().get_breadcrumbs_items()[:-2], {"url": "", "label": str(self.round)}]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """While the job works, the page asks again by itself unless one says `?still`."""
        answer: HttpResponse = super().render_to_response(context, **kwargs)
        if context["refresh"]:
            answer.headers["Refresh"] = str(context["refresh"])
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        round = self.round
        page = batches_of(round, self.request.GET.get("p"))
        applied = numbers.handed_in(round) if round.is_applied_to else 0
        return super().get_context_data(
            round=round,
            look=look(round.phase),
            next=words.next_of(round),
            dates=words.dates_of(round),
            facts=words.facts_of(round),
            missing=[*self._missing(), *without_a_place(round)],
            appeals=appeals.waiting_in(round, self.actor),
            ways=ways(round, self.actor),
            page=page,
            listed=round.is_applied_to,
            applied=applied,
            applications_url=self._applications_url(),
            public_url=reverse("rounds:detail", args=[round.code]),
            provinces=numbers.by_province(round) if applied else [],
            days=numbers.by_day(round) if applied else [],
            least=SMALLEST,
            history=history_of(round),
            **matched.context_of(round, self.actor, asks_again="still" not in self.request.GET),
            **kwargs,
        )

    def _applications_url(self) -> str:
        may = self.round.is_applied_to and looking.user_can_look(self.actor)
        return reverse("rounds_admin:applications", args=[self.round.pk]) if may else ""

    def _missing(self) -> list[dict[str, Any]]:
        """What would stop it from being announced, each with the way to put it right."""
        if self.round.phase is not Phase.DRAFT:
            return []
        found = readiness.missing(self.round)
        codes = {one.batch for one in found}
        offers = dict(Batch.objects.filter(code__in=codes).values_list("code", "offer"))
        return [{"text": str(one), **self._mend(one, offers)} for one in found]

    def _mend(self, one: Missing, offers: dict[str, int]) -> dict[str, str]:
        """A batch is put right at its offer or left out; the round's own words in its form."""
        if one.lack in OF_THE_ROUND:
            act, label = ("change", _("Change it"))
        elif one.lack is Lack.WEIGHTS:
            act, label = ("weigh", _("Choose its points"))
        elif one.lack in OF_THE_OFFER:
            url = reverse(OFFER, args=[offers[one.batch]])
            return {"url": url, "label": _("Go to the offer")}
        else:
            act, label = ("choose", _("Choose its batches"))
        return {"url": reverse(f"rounds_admin:{act}", args=[self.round.pk]), "label": label}


def without_a_place(round: Round) -> list[dict[str, str]]:
    """Cooperatives that applied and whose region the register has lost, until it is matched: each
    with the way to put it right, and what the round does otherwise. Two queries.
    """
    if round.phase not in (Phase.COLLECTING, Phase.CLOSED):
        return []
    rows = Application.objects.submitted().filter(round=round).without_a_place()
    count = rows.count()
    if not count:
        return []
    label = _("Give it a region")
    found = [
        {
            "text": _without_words(one),
            "url": reverse(ORGANISATION, args=[one.organisation_id]),
            "label": label,
        }
        for one in rows.select_related("organisation", "standing").order_by("pk")[:NAMED]
    ]
    if count > NAMED:
        more = ngettext("And %(n)d more.", "And %(n)d more.", count - NAMED)
        found.append({"text": more % {"n": count - NAMED}})
    return found


def _without_words(one: Application) -> str:
    """Only what was handed in before the portal kept places, or from elsewhere, has none at all."""
    stands = one.standing
    said = (
        _("%(name)s has no region any more; it counts with the one that it had when it handed in.")
        if stands is not None and stands.region
        else _("%(name)s has no region: the round cannot be matched before it has one.")
    )
    return said % {"name": one.organisation.name}


def batches_of(round: Round, number: str | None) -> Page[Any]:
    """Its batches by date, each with `reserve` and, once it is announced, `on_lists`."""
    rows = RoundBatch.objects.of(round).for_cards().order_by("batch__starts_on", "pk")
    page = Paginator(rows, BATCHES_SHOWN).get_page(number)
    shown: list[Any] = list(page.object_list)
    on_lists = numbers.listed(round, [row.batch_id for row in shown]) if round.is_applied_to else {}
    for row in shown:
        row.reserve = words.reserved(round, row.batch)
        row.on_lists = on_lists.get(row.batch_id, 0)
    page.object_list = shown
    return page


urlpatterns = [path("<int:pk>/", RoundView.as_view(), name="look")]
