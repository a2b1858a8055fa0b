"""The board's pages: the mandates of one's cooperative, and every way to give one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import actor_of
from home.desk.forms import ActForm, ConfirmForm
from home.desk.refusals import Refusal
from home.desk.site import SiteActView
from partners.membership.mandating import rights, terms
from partners.membership.mandating.forms import (
    AgreeingForm,
    GivingForm,
    LetterForm,
    OfferingForm,
    assistants_around,
)
from partners.membership.mandating.refusals import explain
from partners.membership.models import Mandate, MandateOffer
from partners.membership.services import mandate_offers, mandates
from partners.membership.workspace.standing import (
    OrganisationActView,
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)

PAST = 20  # mandates that are over, the newest first
CODE = "mandate_code"  # key of the session, for the one page that shows it


def _is_of_members(standing: Standing) -> bool:
    return standing.organisation.is_cooperative and standing.is_member


@require_safe
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    """Who may act in the cooperative's name, and who asks to."""
    standing = standing_of(actor_of(request), organisation)
    if not _is_of_members(standing):
        raise Http404
    cooperative, now = standing.organisation, timezone.now()
    mine = Mandate.objects.filter(cooperative=cooperative).for_lists()
    offers = MandateOffer.objects.open(now).filter(cooperative=cooperative)
    shown = request.session.pop(CODE, None)
    context = {
        "standing": standing,
        "hat": hat_of(standing),
        "may_give": standing.represents,
        "asked": list(mine.asked()),
        "given": list(mine.filter(state=Mandate.State.GIVEN)),
        "past": list(mine.exclude(state__in=Mandate.OPEN).order_by("-ended_at")[:PAST]),
        "offers": list(offers),
        "code": shown["code"] if shown and shown["of"] == cooperative.pk else "",
        "has_assistants": assistants_around(cooperative).exists(),
        "terms": terms.VERSION,
    }
    return render(request, "membership/mandates.html", context)


class BoardAct(OrganisationActView):
    """Only for who represents the cooperative; the others know nothing of it."""

    template_name = "membership/mandate_act.html"

    def find(self) -> None:
        super().find()
        if not (self.standing.represents and _is_of_members(self.standing)):
            raise Http404

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)

    def get_success_url(self) -> str:
        return reverse("membership:mandates", args=[self.kwargs["organisation"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_read = issubclass(self.form_class, AgreeingForm)
        return super().get_context_data(**{"terms": terms.TERMS if is_read else (), **kwargs})


class OfMandate(BoardAct):
    """An act on one of the cooperative's mandates."""

    record: Mandate

    def find(self) -> None:
        super().find()
        mine = Mandate.objects.filter(cooperative=self.standing.organisation).for_lists()
        self.record = get_object_or_404(mine, pk=self.kwargs["pk"])

    def about(self) -> str:
        return str(self.record.assistant)


class GiveView(OfMandate):
    form_class = GivingForm
    page_title = _("Give the mandate")
    intro = _("You may name less than what was asked for, and an earlier day.")
    button = _("Give the mandate")
    done = _("The mandate is given.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "asked": self.record.named}

    def get_initial(self) -> dict[str, Any]:
        asked = {"scopes": self.record.named, "ends_on": self.record.ends_on}
        return {**super().get_initial(), **asked}

    def act(self, form: Any) -> None:
        mandates.give(self.record, by=self.actor, seen=form.seen_version, **form.words)


class RefuseView(OfMandate):
    form_class = ConfirmForm
    page_title = _("Refuse the mandate")
    intro = _("The assistant is told, and may ask again.")
    button = _("Refuse it")
    done = _("The mandate is refused.")
    is_serious = True

    def act(self, form: Any) -> None:
        mandates.refuse(self.record, by=self.actor, seen=form.seen_version)


class AgreeAgainForm(ActForm):
    """The text once more."""


class AgreeAgainView(OfMandate):
    form_class = AgreeAgainForm
    page_title = _("The text of the mandate has changed")
    intro = _("Read it, then agree to it or end the mandate.")
    button = _("We agree")
    done = _("Thank you. Nothing else has changed.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**kwargs, "terms": terms.TERMS})

    def act(self, form: Any) -> None:
        mandates.agree_again(self.record, by=self.actor, seen=form.seen_version)


class OfferView(BoardAct):
    form_class = OfferingForm
    page_title = _("Give a mandate to a business assistant")
    intro = _("It is in force at once. The assistant is told, and may end it as you may.")
    button = _("Give the mandate")
    done = _("The mandate is given.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cooperative": self.standing.organisation}

    def act(self, form: Any) -> None:
        words = form.words
        assistant = words.pop("assistant")
        mandates.offer(self.standing.organisation, assistant, by=self.actor, **words)


class CodeView(BoardAct):
    form_class = AgreeingForm
    page_title = _("Give a mandate by telephone")
    intro = _(
        "You get a code of six digits. Tell it to the assistant whom you speak to and know; who "
        "types it has the mandate at once. It is good for 24 hours and once."
    )
    button = _("Show the code")
    done = _("The code is below. It is shown only now.")

    def act(self, form: Any) -> None:
        cooperative = self.standing.organisation
        code = mandate_offers.make_code(cooperative, by=self.actor, **form.words)
        self.request.session[CODE] = {"of": cooperative.pk, "code": code}


class LetterView(BoardAct):
    form_class = LetterForm
    page_title = _("Offer a mandate by e-mail")
    intro = _("For an assistant from elsewhere. The offer is good for seven days.")
    button = _("Send the offer")
    done = _("The offer is on its way.")

    def act(self, form: Any) -> None:
        mandate_offers.send_letter(self.standing.organisation, by=self.actor, **form.words)


class WithdrawView(BoardAct):
    form_class = ConfirmForm
    page_title = _("Withdraw the offer")
    intro = _("The code or link leads nowhere any more.")
    button = _("Withdraw it")
    done = _("The offer is withdrawn.")

    def find(self) -> None:
        super().find()
        offers = MandateOffer.objects.filter(cooperative=self.standing.organisation)
        self.offer = get_object_or_404(offers.filter(closed_at=None), pk=self.kwargs["pk"])

    def act(self, form: Any) -> None:
        mandate_offers.withdraw(self.offer, by=self.actor)


class EndView(SiteActView):
    """For either side: one tap, one question."""

    form_class = ConfirmForm
    page_title = _("End the mandate")
    intro = _("From now on nothing is done under it. What was done stays.")
    button = _("End the mandate")
    done = _("The mandate is over.")
    is_serious = True
    record: Mandate

    def find(self) -> None:
        self.record = get_object_or_404(Mandate.objects.for_lists(), pk=self.kwargs["pk"])
        if not rights.user_may_end(self.actor, self.record):
            raise Http404

    def act(self, form: Any) -> None:
        mandates.end(self.record, by=self.actor, seen=form.seen_version)

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)

    def get_success_url(self) -> str:
        if self.actor.is_(self.record.assistant_id):
            return reverse("membership:my_cooperatives")
        if rights.user_may_give(self.actor, self.record.cooperative):
            return reverse("membership:mandates", args=[self.record.cooperative.slug])
        return reverse("workspace")


register_tab(Tab(_("Mandates"), "membership:mandates", _is_of_members))
urlpatterns = [
    path(
        pgettext_lazy("url", "organisations/<slug:organisation>/mandates/"),
        include(
            [
                path("", overview, name="mandates"),
                path(pgettext_lazy("url", "give/"), OfferView.as_view(), name="mandate_offer"),
                path(pgettext_lazy("url", "code/"), CodeView.as_view(), name="mandate_code"),
                path(pgettext_lazy("url", "letter/"), LetterView.as_view(), name="mandate_letter"),
                path(
                    pgettext_lazy("url", "offers/<int:pk>/withdraw/"),
                    WithdrawView.as_view(),
                    name="mandate_offer_withdraw",
                ),
                path(
                    pgettext_lazy("url", "<int:pk>/give/"), GiveView.as_view(), name="mandate_give"
                ),
                path(
                    pgettext_lazy("url", "<int:pk>/refuse/"),
                    RefuseView.as_view(),
                    name="mandate_refuse",
                ),
                path(
                    pgettext_lazy("url", "<int:pk>/agree/"),
                    AgreeAgainView.as_view(),
                    name="mandate_agree",
                ),
            ]
        ),
    ),
    path(pgettext_lazy("url", "mandates/<int:pk>/end/"), EndView.as_view(), name="mandate_end"),
]
