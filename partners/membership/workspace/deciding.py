"""The page of a claim for those who may decide it, and their answers."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import ModelLogEntry

from home.access import Actor, actor_of
from home.desk.conflict import Event
from home.desk.site import SiteActView
from home.masking import name_of, signed_up_with
from home.waiting import Waiting
from partners.membership import refusals as of_members
from partners.membership.claiming import deciders, following
from partners.membership.claiming.history import events_in
from partners.membership.claiming.refusals import ClaimRefusal, explain
from partners.membership.models import Capacity, Claim, Role
from partners.membership.services import claims
from partners.membership.workspace.claim_forms import GrantForm, ReasonForm, TakeBackForm


def open_to(actor: Actor) -> QuerySet[Claim]:
    """Claims that this person may decide, and what assistants granted in the area of a PMO."""
    return deciders.to_decide(actor) | deciders.to_check(actor)


def waiting(actor: Actor) -> Iterable[Waiting]:
    """For the workspace (home/waiting.py); one query."""
    for claim in open_to(actor).select_related("organisation", "person"):
        said = (
            _("An assistant confirmed that %(person)s represents it. Is that right?")
            if claim.is_to_check
            else _("%(person)s asks to represent it.")
        )
        by_then = (claim.asked_at + following.BOARD_ANSWERS_WITHIN).date()
        yield Waiting(
            said % {"person": name_of(claim.person)},
            reverse("membership:decide_claim", args=[claim.pk]),
            _("Look at the claim"),
            str(claim.organisation),
            None if claim.is_to_check else by_then,
        )


def _found(actor: Actor, pk: int) -> tuple[Claim, Capacity]:
    """With the capacity in which this person sees it. Raises Http404 also for what they may not
    know of.
    """
    rows = Claim.objects.select_related(
        "organisation__region__parent__parent__parent", "person", "reason", "decided_by"
    )
    claim = get_object_or_404(rows, pk=pk)
    if (capacity := deciders.seen_as(actor, claim)) is None:
        raise Http404
    return claim, capacity


@require_safe
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What is claimed, by whom, with which proof; what was done; what one may answer."""
    actor = actor_of(request)
    claim, capacity = _found(actor, pk)
    context = {
        "claim": claim,
        "name": name_of(claim.person),
        "signed_up_with": signed_up_with(claim.person),
        "capacity": capacity,
        "may_grant": deciders.may_grant(capacity, claim),
        "may_turn_down": deciders.may_turn_down(capacity, claim),
        "may_check": deciders.may_check(actor, claim),
        "decider": name_of(claim.decided_by) if claim.decided_by else "",
        "proofs": claim.proofs.all(),
        "history": _history(claim),
        "others": claim.organisation.claims.open().exclude(pk=claim.pk).count(),
    }
    return render(request, "membership/decide.html", context)


def _history(claim: Claim) -> list[Event]:
    log = ModelLogEntry.objects.for_instance(claim.organisation)
    return events_in(log.filter(data__claim=claim.pk))


class DecideView(SiteActView):
    """One answer to a claim. Who comes second sees that it is decided."""

    record: Claim
    capacity: Capacity

    def find(self) -> None:
        self.record, self.capacity = _found(self.actor, self.kwargs["pk"])

    def about(self) -> str:
        return f"{name_of(self.record.person)}: {self.record.organisation}"

    def explain(self, refusal: Any) -> str:
        is_ours = isinstance(refusal, ClaimRefusal)
        return explain(refusal) if is_ours else of_members.explained(refusal)

    def events_since(self, current: Claim, seen: str) -> list[Event]:
        return _history(current)[-1:]

    @property
    def back(self) -> str:
        return reverse("membership:decide_claim", args=[self.record.pk])

    def get_success_url(self) -> str:
        return reverse("workspace")


class GrantView(DecideView):
    form_class = GrantForm
    page_title = _("Grant the claim")
    intro = _("From now on this person acts in the organisation's name.")
    button = _("Grant")
    done = _("Granted. The claimant is told.")

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        is_represented = deciders.is_represented(self.record.organisation)
        if not is_represented:
            del form.fields["role"]
        if not is_represented or self.capacity not in deciders.OVERSEERS:
            del form.fields["replaces"]
        return form

    def act(self, form: GrantForm) -> None:
        claims.grant(
            self.record,
            by=self.actor,
            seen=form.seen_version,
            role=form.cleaned_data.get("role", Role.REPRESENTATIVE),
            replaces=form.cleaned_data.get("replaces", False),
        )


class RefuseView(DecideView):
    form_class = ReasonForm
    page_title = _("Refuse the claim")
    button = _("Refuse")
    done = _("Refused. The claimant is told, with the reason.")
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        claims.refuse(self.record, by=self.actor, seen=form.seen_version, **form.words)


class MoreView(DecideView):
    form_class = ReasonForm
    page_title = _("Ask for more")
    button = _("Ask")
    done = _("The claimant is asked and has 30 days.")

    def act(self, form: ReasonForm) -> None:
        claims.ask_for_more(self.record, by=self.actor, seen=form.seen_version, **form.words)


class ConfirmGrantView(DecideView):
    page_title = _("The assistant granted rightly")
    intro = _("From now on this board can also give the assistant a mandate.")
    button = _("It is right")
    done = _("Noted. Nothing else changes.")

    def act(self, form: Any) -> None:
        claims.confirm_grant(self.record, by=self.actor, seen=form.seen_version)


class TakeGrantBackView(DecideView):
    form_class = TakeBackForm
    page_title = _("Take the grant back")
    intro = _(
        "This person acts for the organisation no longer, nor do those who came since, but for "
        "those whom others granted; mandates that they gave end. All are told, with your reason."
    )
    button = _("Take the grant back")
    done = _("Taken back. All concerned are told, with the reason.")
    is_serious = True

    def act(self, form: TakeBackForm) -> None:
        claims.take_grant_back(self.record, by=self.actor, seen=form.seen_version, **form.words)


urlpatterns = [
    path(
        pgettext_lazy("url", "claims/<int:pk>/decide/right/"),
        ConfirmGrantView.as_view(),
        name="confirm_grant",
    ),
    path(
        pgettext_lazy("url", "claims/<int:pk>/decide/take-back/"),
        TakeGrantBackView.as_view(),
        name="take_grant_back",
    ),
    path(pgettext_lazy("url", "claims/<int:pk>/decide/"), decide, name="decide_claim"),
    path(
        pgettext_lazy("url", "claims/<int:pk>/decide/grant/"),
        GrantView.as_view(),
        name="grant_claim",
    ),
    path(
        pgettext_lazy("url", "claims/<int:pk>/decide/refuse/"),
        RefuseView.as_view(),
        name="refuse_claim",
    ),
    path(
        pgettext_lazy("url", "claims/<int:pk>/decide/ask/"),
        MoreView.as_view(),
        name="ask_about_claim",
    ),
]
