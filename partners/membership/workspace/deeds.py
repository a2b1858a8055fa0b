"""Done in our name: what members and assistants did for an organisation, and undoing it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from home.access import actor_of
from home.desk.forms import ConfirmForm
from home.desk.refusals import Refusal
from partners.membership.mandating import undoing
from partners.membership.mandating.deed_letters import sentence
from partners.membership.mandating.refusals import explain
from partners.membership.models import DoneInName
from partners.membership.services import deeds
from partners.membership.workspace.standing import (
    OrganisationActView,
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)

PER_PAGE = 30


def _is_shown(standing: Standing) -> bool:
    """To its members only."""
    return standing.is_member


@require_safe
def overview(request: HttpRequest, organisation: str) -> HttpResponse:
    standing = standing_of(actor_of(request), organisation)
    if not _is_shown(standing):
        raise Http404
    rows = DoneInName.objects.filter(organisation=standing.organisation).newest_first()
    only = request.GET.get("by", "")
    if only == "mandate":
        rows = rows.under_mandates()
    shown = Paginator(rows.select_related("person", "undone_by"), PER_PAGE)
    page: Page[Any] = shown.get_page(request.GET.get("page"))
    now, known = timezone.now(), undoing.undoable()
    outcomes = undoing.outcomes_of(page.object_list)
    page.object_list = [
        {
            "done": row,
            "what": sentence(row),
            "outcome": outcomes.get(row.pk, ""),
            "may_undo": standing.represents
            and row.action in known
            and row.pk not in outcomes
            and row.is_fresh(now),
        }
        for row in page.object_list
    ]
    context = {"standing": standing, "hat": hat_of(standing), "page": page, "only": only}
    return render(request, "membership/done.html", context)


class UndoView(OrganisationActView):
    form_class = ConfirmForm
    page_title = _("Undo it")
    intro = _("It is as if it had not been done. Who did it is named in the history.")
    button = _("Undo it")
    done = _("It is undone.")
    is_serious = True

    def find(self) -> None:
        super().find()
        if not self.standing.represents:
            raise Http404
        mine = DoneInName.objects.filter(organisation=self.standing.organisation)
        self.deed = get_object_or_404(mine, pk=self.kwargs["pk"])

    def about(self) -> str:
        return sentence(self.deed)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """“Batalkan” and “Batal” side by side would be taken for one another."""
        return super().get_context_data(**{"cancel": _("Back"), **kwargs})

    def act(self, form: Any) -> None:
        deeds.undo(self.deed, by=self.actor)

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)

    def get_success_url(self) -> str:
        return reverse("membership:done", args=[self.kwargs["organisation"]])


register_tab(Tab(_("Done in our name"), "membership:done", _is_shown))
_DONE = pgettext_lazy("url", "organisations/<slug:organisation>/done/")
_UNDO = pgettext_lazy("url", "organisations/<slug:organisation>/done/<int:pk>/undo/")
urlpatterns = [
    path(_DONE, overview, name="done"),
    path(_UNDO, UndoView.as_view(), name="undo"),
]
