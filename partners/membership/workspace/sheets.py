"""The signed sheet: to print, to hand in, to look at, to check."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import Actor, actor_of
from home.desk.refusals import Refusal
from home.desk.site import SiteActView
from home.uploads.serving import guard
from partners.membership.mandating import rights, terms
from partners.membership.mandating.forms import CheckForm, SheetForm
from partners.membership.mandating.refusals import explain
from partners.membership.models import Mandate, MandateSheet
from partners.membership.permissions import user_represents
from partners.membership.services import mandate_sheets


def _asked(actor: Actor, pk: int) -> Mandate:
    """A request of this assistant, or of this board. Raises Http404."""
    mandate = get_object_or_404(Mandate.objects.asked().for_lists(), pk=pk)
    if not (actor.is_(mandate.assistant_id) or user_represents(actor, mandate.cooperative)):
        raise Http404
    return mandate


@require_safe
def printable(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of paper, to be signed by the board."""
    mandate = _asked(actor_of(request), pk)
    context = {"mandate": mandate, "terms": terms.TERMS, "version": terms.VERSION}
    return render(request, "membership/sheet.html", context)


@require_safe
def file(request: HttpRequest, key: Any) -> HttpResponseBase:
    """404 for those who may not know that it is there."""
    sheet = get_object_or_404(MandateSheet.objects.select_related("mandate__cooperative"), key=key)
    may_see = rights.user_may_see_sheet(actor_of(request), sheet.mandate)
    if not may_see or not sheet.file.storage.exists(str(sheet.file.name)):
        raise Http404
    response = FileResponse(
        sheet.file.open(),
        as_attachment=True,
        filename=sheet.name,
        content_type=sheet.media_type,
    )
    return guard(response, sheet.name)


class SheetAct(SiteActView):
    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)


class HandInView(SheetAct):
    form_class = SheetForm
    page_title = _("Hand in the signed sheet")
    intro = _("Somebody else looks at it before the mandate is in force.")
    button = _("Hand it in")
    done = _("The sheet is handed in. It waits for a check.")

    def find(self) -> None:
        self.mandate = _asked(self.actor, self.kwargs["pk"])

    def about(self) -> str:
        return str(self.mandate.cooperative)

    def act(self, form: Any) -> None:
        words = form.words
        mandate_sheets.hand_in(self.mandate, words["file"], by=self.actor, code=words["code"])

    def get_success_url(self) -> str:
        if self.actor.is_(self.mandate.assistant_id):
            return reverse("membership:my_cooperatives")
        return reverse("membership:mandates", args=[self.mandate.cooperative.slug])


class CheckView(SheetAct):
    form_class = CheckForm
    template_name = "membership/sheet_check.html"
    page_title = _("Check the signed sheet")
    intro = _("Is it signed by the board, and does it say what is below?")
    button = _("Decide")
    done = _("Thank you. Both sides are told.")

    def find(self) -> None:
        rows = MandateSheet.objects.to_check().select_related("mandate")
        self.sheet = get_object_or_404(rows, key=self.kwargs["key"])
        self.mandate = Mandate.objects.for_lists().get(pk=self.sheet.mandate_id)
        if not rights.user_may_check_sheet(self.actor, self.mandate):
            raise Http404

    def about(self) -> str:
        return str(self.mandate.cooperative)

    def act(self, form: Any) -> None:
        words = form.words
        if words["verdict"] == "complete":
            mandate_sheets.accept(self.sheet, by=self.actor)
        else:
            mandate_sheets.give_back(self.sheet, by=self.actor, remark=words["remark"])

    def get_success_url(self) -> str:
        return reverse("workspace")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {"sheet": self.sheet, "mandate": self.mandate}
        return super().get_context_data(**{**given, **kwargs})


_SHEET = pgettext_lazy("url", "mandates/<int:pk>/sheet/")
_FILE = pgettext_lazy("url", "mandates/sheets/<uuid:key>/")
urlpatterns = [
    path(
        _SHEET,
        include(
            [
                path("", printable, name="sheet"),
                path(pgettext_lazy("url", "hand-in/"), HandInView.as_view(), name="sheet_hand_in"),
            ]
        ),
    ),
    path(
        _FILE,
        include(
            [
                path("", file, name="sheet_file"),
                path(pgettext_lazy("url", "check/"), CheckView.as_view(), name="sheet_check"),
            ]
        ),
    ),
]
