"""What the pages of rounds share: who may enter, which round, the way back."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import ModelLogEntry

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView
from home.desk.conflict import Event, event_of
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.services import rounds

LIST, LOOK = "rounds_admin:list", "rounds_admin:look"
ROUNDS = gettext_lazy("Rounds")
EVENTS_SHOWN = 30


def may_look(actor: Actor) -> bool:
    return actor.has("rounds.view_round")


def may_decide(actor: Actor) -> bool:
    """Has a round matched, and publishes what another had matched."""
    return actor.has("results.change_result")


def address_of(round: Round) -> str:
    return reverse(LOOK, args=[round.pk])


class OfRounds(WagtailAdminTemplateMixin):  # type: ignore[misc]  # Wagtail is not typed
    """Below the list of rounds; `round` where a page is about one of them."""

    header_icon = "calendar-check"
    kwargs: dict[str, Any]

    @cached_property
    def round(self) -> Round | None:
        if "pk" not in self.kwargs:
            return None
        rounds = Round.objects.select_related("follows", "matched_by", "published_by")
        found: Round = get_object_or_404(rounds, pk=self.kwargs["pk"])
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        trail = [{"url": reverse(LIST), "label": ROUNDS}]
        if self.round:
            trail.append({"url": address_of(self.round), "label": str(self.round)})
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), *trail, here]


class LookingView(OfRounds, TemplateView):
    """A page to look at."""

    allowed: Callable[[Actor], bool] = staticmethod(may_look)
    actor: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = actor_of(request)
        require(self.allowed(self.actor))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class RoundAct(OfRounds, AdminActView):
    """An act on a round that stands where the act begins; else it is not found there any more."""

    allowed: Callable[[Actor], bool] = staticmethod(rounds.user_can_change)
    form_class: type[ActForm] = ConfirmForm
    begins: tuple[Phase, ...] = ()
    hint: str | Promise = ""  # beside the way to it
    record: Round

    def find(self) -> None:
        assert self.round is not None  # noqa: S101 - the address says which
        self.record = self.round
        if not self.may_begin(self.record):
            raise Http404

    @classmethod
    def may_begin(cls, round: Round) -> bool:
        return round.phase in cls.begins

    def explain(self, refusal: Refusal) -> str:
        return str(refusal)

    def events_since(self, current: Round, seen: str) -> list[Event]:
        return history_of(current)[:3]

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()

    def get_success_url(self) -> str:
        return reverse(LOOK, args=[self.kwargs["pk"]])

    @property
    def gone_url(self) -> str:
        return reverse(LIST)


def history_of(round: Round) -> list[Event]:
    """What was done to it, the newest first."""
    entries = ModelLogEntry.objects.for_instance(round).select_related("user")
    return [event_of(entry) for entry in entries.order_by("-timestamp", "-pk")[:EVENTS_SHOWN]]
