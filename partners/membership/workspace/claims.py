"""Find my organisation, claim it, and follow the claim."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.desk.site import SiteActView
from home.masking import masked
from home.uploads.serving import guard
from partners.membership.claiming import deciders, figures
from partners.membership.claiming.refusals import explain
from partners.membership.models import Claim, ClaimProof, Membership, Proposal
from partners.membership.models.claim import ClaimQuerySet
from partners.membership.services import claims
from partners.membership.workspace.claim_forms import AddForm, ClaimForm
from partners.organisations.finding import LONGEST, Found, find
from partners.organisations.listing import province_names
from partners.organisations.models import Organisation

PER_PAGE = 12


@require_safe
def find_mine(request: HttpRequest) -> HttpResponse:
    """One field, and a province to narrow it down."""
    actor = actor_of(request)
    provinces = dict(sorted(province_names().items(), key=lambda pair: pair[1]))
    province = request.GET.get("province", "")
    province = province if province in provinces else ""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = find(text, province)
    context = {
        "text": text,
        "province": province,
        "provinces": provinces,
        "found": found,
        "page": found.page(request.GET.get("page"), PER_PAGE),
        **_own_among(actor, found),
    }
    return render(request, "membership/find.html", context)


def _own_among(actor: Actor, found: Found) -> dict[str, set[int]]:
    """Keys of those that this person belongs to, and of those claimed: nobody else's."""
    own = Membership.objects.live().of(actor).filter(organisation__in=found.keys)
    claimed = Claim.objects.open().of(actor).filter(organisation__in=found.keys)
    return {
        "mine": set(own.values_list("organisation", flat=True)),
        "claimed": set(claimed.values_list("organisation", flat=True)),
    }


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What this person asked for, the newest first."""
    actor = actor_of(request)
    context = {
        "claims": Claim.objects.of(actor).select_related("organisation").order_by("-asked_at"),
        "proposals": Proposal.objects.of(actor).order_by("-asked_at"),
    }
    return render(request, "membership/claims.html", context)


def of_claimant(actor: Actor) -> ClaimQuerySet:
    rows: ClaimQuerySet = Claim.objects.of(actor).select_related(
        "organisation__region", "reason", "contact_link"
    )
    return rows


@require_safe
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own claim: how it stands, with whom it waits, what one may do."""
    found = get_object_or_404(of_claimant(actor_of(request)), pk=pk)
    link = getattr(found, "contact_link", None)
    context = {
        "claim": found,
        "waits_with": deciders.waits_with(found) if found.is_open else [],
        "contact": masked(link.address) if link is not None else "",
        "usual": figures.lately(Claim.objects.all()) if found.is_open else None,
        "proofs": found.proofs.all(),
    }
    return render(request, "membership/claim.html", context)


@require_safe
def proof(request: HttpRequest, key: str) -> HttpResponseBase:
    """For the claimant and for who may decide; 404 for everybody else."""
    actor = actor_of(request)
    proofs = ClaimProof.objects.select_related("claim__organisation__region")
    found = get_object_or_404(proofs, key=key)
    if not (actor.is_(found.claim.person_id) or deciders.seen_as(actor, found.claim)):
        raise Http404
    if not found.file.storage.exists(str(found.file.name)):
        raise Http404
    response = FileResponse(
        found.file.open(),
        as_attachment=True,
        filename=found.name,
        content_type=found.media_type,
    )
    return guard(response, found.name)


class ClaimView(SiteActView):
    """Claim an organisation that is shown on the site."""

    form_class = ClaimForm
    explain = staticmethod(explain)
    page_title = gettext_lazy("I represent this organisation")
    intro = gettext_lazy(
        "Who answers for this organisation is asked. They see your name, what you write here, and "
        "the beginning of the address or number that you signed up with."
    )
    button = gettext_lazy("Send the claim")
    done = gettext_lazy("Your claim is sent. This page says with whom it waits.")
    made: Claim | None = None

    def find(self) -> None:
        shown = Organisation.objects.public().with_place()
        self.organisation = get_object_or_404(shown, slug=self.kwargs["slug"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who waits for an answer already is led to where it stands."""
        pending = Claim.objects.open().of(self.actor).filter(organisation=self.organisation).first()
        if pending is not None:
            messages.success(request, _("You have claimed it already. So it stands:"))
            return redirect(pending)
        return super().get(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if not deciders.is_represented(self.organisation):
            del form.fields["board_has_changed"]
        return form

    def about(self) -> str:
        return f"{self.organisation}, {self.organisation.place}"

    def act(self, form: ClaimForm) -> None:
        self.made = claims.claim(
            self.organisation,
            by=self.actor,
            words=form.cleaned_data["text"],
            board_has_changed=form.cleaned_data.get("board_has_changed", False),
            files=form.files_sent,
        )

    @property
    def back(self) -> str:
        return reverse("membership:find")

    def get_success_url(self) -> str:
        return self.made.get_absolute_url() if self.made else self.back


class OwnClaimView(SiteActView):
    """An act on one's own claim; nobody else's is found."""

    explain = staticmethod(explain)

    def find(self) -> None:
        self.record = get_object_or_404(of_claimant(self.actor), pk=self.kwargs["pk"])

    def about(self) -> str:
        return str(self.record.organisation)

    def version(self, record: Any) -> str:
        """Nothing of what one adds oneself is written over."""
        return ""

    def get_success_url(self) -> str:
        return str(self.record.get_absolute_url())


class AddView(OwnClaimView):
    form_class = AddForm
    page_title = gettext_lazy("Add to your claim")
    button = gettext_lazy("Send")
    done = gettext_lazy("Added.")

    def act(self, form: AddForm) -> None:
        words = form.cleaned_data["text"]
        claims.add(self.record, by=self.actor, words=words, files=form.files_sent)


class WithdrawView(OwnClaimView):
    page_title = gettext_lazy("Withdraw your claim")
    intro = gettext_lazy("Nobody decides it any more. You can claim again later.")
    button = gettext_lazy("Withdraw")
    done = gettext_lazy("Withdrawn.")
    is_serious = True

    def act(self, form: Any) -> None:
        claims.withdraw(self.record, by=self.actor)


urlpatterns = [
    path(pgettext_lazy("url", "find-organisation/"), find_mine, name="find"),
    path(pgettext_lazy("url", "claims/"), mine, name="claims"),
    path(pgettext_lazy("url", "claims/new/<slug:slug>/"), ClaimView.as_view(), name="claim_it"),
    path(pgettext_lazy("url", "claims/<int:pk>/"), claim, name="claim"),
    path(pgettext_lazy("url", "claims/<int:pk>/add/"), AddView.as_view(), name="add_to_claim"),
    path(
        pgettext_lazy("url", "claims/<int:pk>/withdraw/"),
        WithdrawView.as_view(),
        name="withdraw_claim",
    ),
    path(pgettext_lazy("url", "claims/proof/<uuid:key>/"), proof, name="claim_proof"),
]
