"""The business assistant's pages: my cooperatives, asking for a mandate, taking one."""

from typing import Any

from django.db.models import Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path, reverse, reverse_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from home.desk.site import SiteActView
from partners.membership.mandating import rights
from partners.membership.mandating.forms import CodeForm, NamingForm
from partners.membership.mandating.refusals import explain
from partners.membership.mandating.table import table_of
from partners.membership.models import Area, Mandate
from partners.membership.services import mandate_offers, mandates
from partners.organisations.listing import text_of
from partners.organisations.models import Organisation

STATES = {
    "given": _("with a mandate"),
    "asked": _("mandate asked for"),
    "none": _("without a mandate"),
}


def assists(actor: Actor) -> bool:
    """Whether this person has, or had, to do with cooperatives as an assistant."""
    areas = rights.areas_assisted_by(actor).order_by().values("pk")
    mandates_of = Mandate.objects.of(actor).order_by().values("pk")
    return bool(areas.union(mandates_of, all=True).exists())


def doors_of(actor: Actor) -> list[dict[str, Any]]:
    """From the front of the workspace to the table of an assistant, and to the region of a PMO: one
    query.
    """
    today = localdate()
    assistant = Value(Area.Office.ASSISTANT.value)
    had_mandates = Mandate.objects.of(actor).order_by().values_list(assistant)
    offices = Area.objects.of(actor).in_force(today).order_by().values_list("office")
    found = {office for (office,) in offices.union(had_mandates)}
    doors = {
        Area.Office.ASSISTANT: (_("My cooperatives"), "membership:my_cooperatives"),
        Area.Office.PMO: (_("My region"), "membership:region"),
    }
    return [
        {"label": label, "url": reverse(name)}
        for office, (label, name) in doors.items()
        if office in found
    ]


@require_safe
def my_cooperatives(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    text, state = text_of(request.GET), request.GET.get("state", "")
    page = table_of(actor, text=text, state=state, page=request.GET.get("page"))
    if not page.object_list and not assists(actor):  # who has a row in it does
        raise Http404
    context = {
        "page": page,
        "text": text,
        "state": state,
        "states": STATES,
    }
    return render(request, "membership/my_cooperatives.html", context)


class AssistantAct(SiteActView):
    success_url = reverse_lazy("membership:my_cooperatives")

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)


class OfAssigned(AssistantAct):
    """An act about a cooperative of one's area, with a mandate or without."""

    def find(self) -> None:
        rows = Organisation.objects.cooperatives().active()
        self.cooperative = get_object_or_404(rows, slug=self.kwargs["organisation"])
        if not rights.user_may_ask(self.actor, self.cooperative):
            raise Http404

    def about(self) -> str:
        return str(self.cooperative)


class AskView(OfAssigned):
    form_class = NamingForm
    page_title = _("Ask for a mandate")
    intro = _("Its board is told. It may give all of it, less, or nothing.")
    button = _("Ask the board")
    done = _("The board is asked.")

    def act(self, form: Any) -> None:
        mandates.ask(self.cooperative, by=self.actor, **form.words)


class TakeByCodeView(OfAssigned):
    form_class = CodeForm
    page_title = _("I was told a code")
    intro = _("Somebody of its board makes a code in the portal and tells it to you.")
    button = _("Take the mandate")
    done = _("You have the mandate.")
    keeps_drafts = False  # a code is used once, and opens something

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mandate_offers.begin_try(self.cooperative, by=self.actor)
        return super().post(request, *args, **kwargs)

    def act(self, form: Any) -> None:
        mandate_offers.take_by_code(self.cooperative, form.cleaned_data["code"], by=self.actor)


class TakeByLetterView(AssistantAct):
    """For the address that the letter went to; a link that is over, or another's, is not found."""

    form_class = ConfirmForm
    page_title = _("Take the mandate")
    button = _("Take the mandate")
    done = _("You have the mandate.")

    def find(self) -> None:
        offer = mandate_offers.offer_of(self.kwargs["token"], by=self.actor)
        if offer is None or not rights.assists_anywhere(self.actor):
            raise Http404
        self.offer = offer

    def about(self) -> str:
        return str(self.offer.cooperative)

    @property
    def intro(self) -> str:  # type: ignore[override]
        return ", ".join(self.offer.scope_words)

    def act(self, form: Any) -> None:
        mandate_offers.take_by_token(self.kwargs["token"], by=self.actor)


class CancelView(AssistantAct):
    form_class = ConfirmForm
    page_title = _("Withdraw the request")
    intro = _("The board sees it no more. You may ask again.")
    button = _("Withdraw it")
    done = _("The request is withdrawn.")
    record: Mandate

    def find(self) -> None:
        mine = Mandate.objects.of(self.actor).for_lists()
        self.record = get_object_or_404(mine, pk=self.kwargs["pk"])

    def about(self) -> str:
        return str(self.record.cooperative)

    def act(self, form: Any) -> None:
        mandates.cancel(self.record, by=self.actor, seen=form.seen_version)


_TAKE = pgettext_lazy("url", "mandates/offer/<str:token>/")
_CANCEL = pgettext_lazy("url", "mandates/<int:pk>/withdraw/")
urlpatterns = [
    path(
        pgettext_lazy("url", "my-cooperatives/"),
        include(
            [
                path("", my_cooperatives, name="my_cooperatives"),
                path(
                    pgettext_lazy("url", "<slug:organisation>/ask/"),
                    AskView.as_view(),
                    name="mandate_ask",
                ),
                path(
                    pgettext_lazy("url", "<slug:organisation>/code/"),
                    TakeByCodeView.as_view(),
                    name="mandate_take",
                ),
            ]
        ),
    ),
    path(_TAKE, TakeByLetterView.as_view(), name="offer_take"),
    path(_CANCEL, CancelView.as_view(), name="mandate_cancel"),
]
