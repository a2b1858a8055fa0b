"""The import of tools in the admin: hand in, look at every error or what will be made, confirm."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from home.access import actor_of, require
from home.desk.refusals import Refusal
from home.intake import forms as intake
from home.intake.files import ToMendMixin, workbook_answer
from home.intake.models import HandedIn
from home.intake.own_list import OwnListMixin
from home.intake.views import (
    HandInMixin,
    HeadingsMixin,
    ImportView,
    LookMixin,
    Wrong,
    changed_words,
    of_lacking,
)
from home.sheets.book import Book
from home.sheets.words import Complaint
from knowledge.importing import columns, preview, rows
from knowledge.importing.problems import complaint, file_words, receipt_lines
from knowledge.importing.services import tool_lists


class ListForm(intake.ListForm):
    largest = rows.LIMITS.size
    list_label = gettext_lazy("List of tools")
    list_help = gettext_lazy(
        "XLSX, XLS, ODS, XLSB, or CSV for one of the two tables; at most 5 MB, 500 tools and "
        "2,000 tests. All sheets are read that are not hidden."
    )


class ImportAct(ImportView):
    namespace, listing = "tools_import", "tools:index"
    listed = gettext_lazy("Tools")
    allowed = staticmethod(tool_lists.user_can_import)

    def explain(self, refusal: Refusal) -> str:
        if isinstance(refusal, tool_lists.ListLeavesOut):
            return _("Part of the file was not read. Confirm that you have seen what was left out.")
        if isinstance(refusal, tool_lists.RowNotAccepted):
            return (
                _("Nothing was imported. Row %(row)s of %(sheet)s cannot be taken over: %(why)s")
                % refusal.facts
            )
        return _("The list has errors; nothing was imported.")


class HandInView(HandInMixin, ImportAct):
    form_class = ListForm
    page_title = gettext_lazy("Import tools")
    intro = gettext_lazy(
        "Download the template, fill it in, and hand it in here. New tools become drafts; nothing "
        "is written before you have seen what would happen, and nothing is published."
    )
    file_words = staticmethod(file_words)

    def take(self, content: bytes, name: str) -> HandedIn:
        return tool_lists.hand_in(content, name, by=self.actor)


class OwnList(OwnListMixin):
    model, service = HandedIn, tool_lists
    waits = {"table": columns.TOOLS.name}
    blanks = staticmethod(columns.blanks)


class LookView(OwnList, LookMixin, ImportAct):
    has_changed = tool_lists.ListHasChanged
    changed_words = gettext_lazy(
        "The library has changed since you looked. Look again at what would happen."
    )

    def get_template_names(self) -> list[str]:
        return ["knowledge/admin/import_look.html"]

    def carry_out(self, form: intake.ConfirmForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("update", "empty")}
        left_out = form.cleaned_data["left_out"]
        made = tool_lists.carry_out(
            self.record, by=self.actor, seen=form.seen_version, left_out_seen=left_out, **said
        )
        count = len(made.tools)
        drafts = ngettext(
            "%(count)d draft of a tool was made.", "%(count)d drafts of tools were made.", count
        ) % {"count": count}
        self.done = f"{drafts} {changed_words(made.changed)}" if made.changed else drafts

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan = self.plan or self.look()
        acts = bool(plan.new or plan.choosable)
        context = super().get_context_data(
            button=self.button if acts else "",
            errors=[complaint(error) for error in plan.errors[: preview.SHOWN]],
            count=len(plan.errors),
            new=preview.new(plan),
            new_count=len(plan.new),
            known_count=len(plan.entries) - len(plan.new),
            receipt=receipt_lines(plan.receipt),
            is_whole=plan.receipt.is_whole,
            **kwargs,
        )
        if not acts or context["is_whole"]:
            del context["form"].fields["left_out"]
        table: dict[str, Any] = context["form"].table(preview.updates(plan.updates))
        return context | table


class HeadingsView(OwnList, HeadingsMixin, ImportAct):
    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        tool_lists.explain_headings(meanings, by=self.actor)

    file_words = staticmethod(file_words)

    def read(self, book: Book) -> object:
        return rows.read_book(book, self.record.fixed)

    def wrong(self) -> Wrong:
        return of_lacking(self.look().errors, complaint)


class ToMendView(OwnList, ToMendMixin):
    allowed = staticmethod(tool_lists.user_can_import)

    def complaints(self) -> Iterable[Complaint]:
        return map(complaint, self.look().errors)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The template to fill in."""
    require(tool_lists.user_can_import(actor_of(request)))
    return workbook_answer(_("tools-template"), columns.template())


urlpatterns = [
    path("", HandInView.as_view(), name="hand_in"),
    path("template/", blank, name="template"),
    path("<uuid:key>/", LookView.as_view(), name="look"),
    path("<uuid:key>/headings/", HeadingsView.as_view(), name="headings"),
    path("<uuid:key>/to-mend/", ToMendView.as_view(), name="to_mend"),
]
