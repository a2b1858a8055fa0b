"""An organisation that is missing: proposed, followed, and made or refused by a moderator."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import ModelLogEntry

from home.access import Actor, actor_of
from home.desk.site import SiteActView
from home.masking import name_of, signed_up_with
from home.models import Region
from partners.membership import refusals as of_members
from partners.membership.claiming import alike, figures
from partners.membership.claiming.history import events_in
from partners.membership.claiming.refusals import ClaimRefusal, explain
from partners.membership.models import Proposal
from partners.membership.services import proposals
from partners.membership.workspace.claim_forms import (
    AcceptForm,
    AddWordsForm,
    ProposeForm,
    ReasonForm,
)
from partners.organisations.models import Organisation

ROWS = Proposal.objects.select_related(
    "region__parent__parent__parent", "reason", "organisation", "person"
)


class ProposeView(SiteActView):
    """`?name=…&region=3203…` fills in what somebody looked for in vain."""

    form_class = ProposeForm
    explain = staticmethod(explain)
    page_title = _("Propose an organisation")
    intro = _(
        "For an organisation that is not here yet. The ministry's staff look at it; when they add "
        "it, you represent it."
    )
    button = _("Send the proposal")
    done = _("Your proposal is sent.")
    made: Proposal | None = None

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        codes = Region.objects.current().with_parents()
        region = codes.filter(code=asked.get("region", "")[:10]).first()
        name = asked.get("name", "").replace("\x00", "")[:200] or _usual_name(region)
        given = {"name": name, "region": region}
        return {**super().get_initial(), **given}

    def about(self) -> str:
        return ""

    def act(self, form: ProposeForm) -> None:
        self.made = proposals.propose(
            form.described,
            by=self.actor,
            words=form.cleaned_data["text"],
            is_another=form.cleaned_data["is_another"],
        )

    @property
    def back(self) -> str:
        return reverse("membership:find")

    def get_success_url(self) -> str:
        return self.made.get_absolute_url() if self.made else self.back


def _usual_name(region: Region | None) -> str:
    """Of the cooperative of a village; no name is usual elsewhere."""
    kinds: dict[str, str] = {Region.Kind.DESA: "Desa", Region.Kind.KELURAHAN: "Kelurahan"}
    if region is None or region.kind not in kinds:
        return ""
    return f"Koperasi {kinds[region.kind]} Merah Putih {region.name}"


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own proposal."""
    found = get_object_or_404(ROWS.of(actor_of(request)), pk=pk)
    usual = figures.lately(Proposal.objects.all()) if found.is_open else None
    return render(request, "membership/proposal.html", {"proposal": found, "usual": usual})


class OwnProposalView(SiteActView):
    explain = staticmethod(explain)

    def find(self) -> None:
        self.record = get_object_or_404(ROWS.of(self.actor), pk=self.kwargs["pk"])

    def version(self, record: Any) -> str:
        """Nothing of what one adds oneself is written over."""
        return ""

    def get_success_url(self) -> str:
        return str(self.record.get_absolute_url())


class AddView(OwnProposalView):
    form_class = AddWordsForm
    page_title = _("Add to your proposal")
    button = _("Send")
    done = _("Added.")

    def act(self, form: AddWordsForm) -> None:
        proposals.add(self.record, by=self.actor, words=form.cleaned_data["text"])


class WithdrawView(OwnProposalView):
    page_title = _("Withdraw your proposal")
    intro = _("Nobody decides it any more. You can propose it again later.")
    button = _("Withdraw")
    done = _("Withdrawn.")
    is_serious = True

    def act(self, form: Any) -> None:
        proposals.withdraw(self.record, by=self.actor)


def _found(actor: Actor, pk: int) -> Proposal:
    """Raises Http404 for who may not decide it."""
    found: Proposal = get_object_or_404(ROWS, pk=pk)
    if not proposals.user_can_decide(actor, found):
        raise Http404
    return found


@require_safe
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(actor_of(request), pk)
    everybody = Organisation.objects.exclude(proposal=found)
    same = alike.with_number(found.registration_number, everybody)
    near = alike.like(found.name, found.kind, found.region, everybody)
    log = ModelLogEntry.objects.for_instance(found)
    context = {
        "proposal": found,
        "name": name_of(found.person),
        "signed_up_with": signed_up_with(found.person),
        "alike": list(dict.fromkeys([*([same] if same else []), *near])),
        "history": events_in(log),
    }
    return render(request, "membership/decide_proposal.html", context)


class DecideView(SiteActView):
    def find(self) -> None:
        self.record = _found(self.actor, self.kwargs["pk"])

    def explain(self, refusal: Any) -> str:
        is_ours = isinstance(refusal, ClaimRefusal)
        return explain(refusal) if is_ours else of_members.explained(refusal)

    def get_success_url(self) -> str:
        return reverse("membership:decide_proposal", args=[self.record.pk])


class AcceptView(DecideView):
    form_class = AcceptForm
    page_title = _("Add the organisation")
    intro = _("As it stands here it is made; the proposer represents it from then on.")
    button = _("Add it")
    done = _("Added. The proposer is told.")

    def get_initial(self) -> dict[str, Any]:
        names = ("name", "kind", "country", "region", "registration_number", "website")
        given = {name: getattr(self.record, name) for name in names}
        return {**super().get_initial(), **given}

    def act(self, form: AcceptForm) -> None:
        proposals.accept(
            self.record,
            form.described,
            by=self.actor,
            is_public=form.cleaned_data["is_public"],
            seen=form.seen_version,
        )


class RefuseView(DecideView):
    form_class = ReasonForm
    page_title = _("Refuse the proposal")
    button = _("Refuse")
    done = _("Refused. The proposer is told, with the reason.")
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        proposals.refuse(self.record, by=self.actor, seen=form.seen_version, **form.words)


class MoreView(DecideView):
    form_class = ReasonForm
    page_title = _("Ask for more")
    button = _("Ask")
    done = _("The proposer is asked and has 30 days.")

    def act(self, form: ReasonForm) -> None:
        proposals.ask_for_more(self.record, by=self.actor, seen=form.seen_version, **form.words)


urlpatterns = [
    path(pgettext_lazy("url", "proposals/new/"), ProposeView.as_view(), name="propose"),
    path(pgettext_lazy("url", "proposals/<int:pk>/"), proposal, name="proposal"),
    path(
        pgettext_lazy("url", "proposals/<int:pk>/add/"), AddView.as_view(), name="add_to_proposal"
    ),
    path(
        pgettext_lazy("url", "proposals/<int:pk>/withdraw/"),
        WithdrawView.as_view(),
        name="withdraw_proposal",
    ),
    path(pgettext_lazy("url", "proposals/<int:pk>/decide/"), decide, name="decide_proposal"),
    path(
        pgettext_lazy("url", "proposals/<int:pk>/decide/add/"),
        AcceptView.as_view(),
        name="accept_proposal",
    ),
    path(
        pgettext_lazy("url", "proposals/<int:pk>/decide/refuse/"),
        RefuseView.as_view(),
        name="refuse_proposal",
    ),
    path(
        pgettext_lazy("url", "proposals/<int:pk>/decide/ask/"),
        MoreView.as_view(),
        name="ask_about_proposal",
    ),
]
