"""The page of one list: where it stands, what would become of its rows, what may be done next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.access import actor_of, require
from partners.organisations.admin.register import rows, saying, steps
from partners.organisations.admin.register.acts import PLANNED, WRITTEN, ways
from partners.organisations.admin.register.base import (
    LookingView,
    address_of,
    may_hand_in,
    may_look,
    may_write,
)
from partners.organisations.admin.register.handing_in import workbook
from partners.organisations.importing import stands, words
from partners.organisations.importing.refusals import NewerIsWritten, RegisterHasMoved
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services

Step, State = RegisterImport.Step, RegisterImport.State


class ImportView(LookingView):
    """While the job works, the page asks again by itself unless one says `?still`."""

    template_name = "organisations/admin/register/import.html"
    handed_in: RegisterImport

    def get_page_title(self) -> str:
        return self.handed_in.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The list is the page itself."""
        return [*super().get_breadcrumbs_items()[:-2], {"url": "", "label": self.handed_in.name}]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().render_to_response(context, **kwargs)
        if context["refresh"]:
            answer.headers["Refresh"] = str(context["refresh"])
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record, asked = self.handed_in, self.request.GET
        asks_again = record.is_at_work and "still" not in asked
        return super().get_context_data(
            list=record,
            stand=stands.of(record),
            told=steps.told(record),
            stages=steps.stages(record),
            percent=steps.percent(record),
            worker_is_missing=steps.nobody_works(record),
            refresh=steps.REFRESH if asks_again else 0,
            problem=words.of_problem(record.problem),
            guards=saying.guards(record) if (record.step, record.state) == PLANNED else [],
            moved=self._moved(),
            acts=ways(record, self.actor),
            **self._in_the_way(),
            receipt=saying.receipt_lines(record),
            corrections=self._corrections(),
            **self._rows(asked.get("show", ""), asked.get("p", "")),
            **kwargs,
        )

    def _moved(self) -> str:
        """Why it cannot be written before it is compared again; "" where it can."""
        record = self.handed_in
        is_planned = (record.step, record.state) == PLANNED
        has_moved = is_planned and services.has_moved(record)
        return words.of_refusal(RegisterHasMoved()) if has_moved else ""

    def _in_the_way(self) -> dict[str, Any]:
        """The later list that has to be taken back before this one."""
        record = self.handed_in
        if (record.step, record.state) != WRITTEN or not may_write(self.actor):
            return {}
        if (other := services.in_the_way(record)) is None:
            return {}
        return {
            "later_url": address_of(other),
            "later": words.of_refusal(NewerIsWritten(other=other)),
        }

    def _corrections(self) -> list[dict[str, Any]]:
        found = self.handed_in.corrections.all()
        return [
            {"url": address_of(one), "name": one.name, "handed_in_at": one.handed_in_at}
            for one in found
        ]

    def _rows(self, wanted: str, number: str) -> dict[str, Any]:
        """Of a plan that is complete; none while one is being made."""
        record = self.handed_in
        if record.step == Step.READ or (record.step == Step.CHECK and record.is_at_work):
            return {"tabs": []}
        tabs = rows.tabs(record, wanted)
        open_one = next((tab for tab in tabs if tab.is_open), None)
        return {
            "tabs": tabs,
            "open": open_one,
            "rows": rows.page(record, open_one.outcome, number) if open_one else None,
            "unchanged": record.figures.get("same", 0),
            "may_decide": may_hand_in(self.actor) and (record.step, record.state) == PLANNED,
            "corrected_url": reverse("register_import:corrected_rows", args=[record.key]),
            "hand_in_url": reverse("register_import:corrected", args=[record.key]),
        }


@require_safe
def corrected_rows(request: HttpRequest, key: Any) -> HttpResponse:
    """The wrong rows as a workbook, with what is wrong beside each."""
    actor = actor_of(request)
    require(may_look(actor))
    record = get_object_or_404(RegisterImport, key=key)
    name = slugify(record.name.rpartition(".")[0])[:60] or "list"
    what = _("to-correct")
    return workbook(services.corrected_rows(record, by=actor), f"{name}-{what}")


urlpatterns = [
    path("<uuid:key>/", ImportView.as_view(), name="look"),
    path("<uuid:key>/rows-to-correct/", corrected_rows, name="corrected_rows"),
]
