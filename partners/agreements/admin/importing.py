"""Importing a list: hand in, look at every error or at what will be made, then confirm.

The file waits in private storage under a key that cannot be guessed, for its owner alone; the
form carries the fingerprint of what was looked at, and the service plans again before it writes.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from home.access import actor_of, require
from home.intake import forms as intake
from home.intake import learning
from home.intake.files import ToMendMixin, workbook_answer
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
from home.sheets.reader import read_tables
from home.sheets.words import Complaint
from partners.agreements import permissions
from partners.agreements.importing import columns, differing, preview, reading
from partners.agreements.importing.problems import complaint, counted, file_words, receipt_lines
from partners.agreements.models import ImportedList
from partners.agreements.refusals import (
    ImportDoneAlready,
    ImportHasChanged,
    ImportHasErrors,
    ImportLeavesOut,
    explain,
)
from partners.agreements.services import importing


class ListForm(intake.ListForm):
    largest = reading.LIMITS.size
    list_label = gettext_lazy("List of agreements and commitments")
    list_help = gettext_lazy(
        "XLSX, XLS, ODS, XLSB, or CSV for one of the two tables; at most 5 MB, 5,000 "
        "agreements and 20,000 commitments. All sheets are read that are not hidden."
    )


class ConfirmListForm(intake.ConfirmForm):
    publish = forms.BooleanField(
        label=gettext_lazy("Publish the agreements at once; otherwise they are drafts"),
        required=False,
    )


class ImportAct(ImportView):
    namespace, listing = "agreements_import", "wagtailsnippets_agreements_agreement:list"
    listed = gettext_lazy("Agreements")
    allowed = staticmethod(permissions.user_can_import)
    explain = staticmethod(explain)


class HandInView(HandInMixin, ImportAct):
    form_class = ListForm
    page_title = gettext_lazy("Import agreements")
    intro = gettext_lazy(
        "Download the template, fill it in, and hand it in here. Nothing is written before you "
        "have seen what would happen."
    )
    file_words = staticmethod(file_words)

    def take(self, content: bytes, name: str) -> ImportedList:
        return importing.hand_in(content, name, by=self.actor, keep_unexplained=True)


class OwnList(OwnListMixin):
    model, service = ImportedList, importing
    waits: dict[str, Any] = {"done_at": None}
    blanks = staticmethod(columns.blanks)


class LookView(OwnList, LookMixin, ImportAct):
    """What is wrong with a list, or what importing it makes; then all of it."""

    form_class = ConfirmListForm
    has_changed = ImportHasChanged
    waits = {}

    @property
    def changed_words(self) -> str:
        return str(explain(ImportHasChanged()))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except ImportDoneAlready as refusal:
            messages.warning(request, explain(refusal))
            return redirect(self.back)

    def get_template_names(self) -> list[str]:
        return ["agreements/admin/import_look.html"]

    def carry_out(self, form: ConfirmListForm) -> None:
        said = form.cleaned_data
        try:
            made = importing.carry_out(
                self.record,
                by=self.actor,
                seen=form.seen_version,
                left_out_seen=said["left_out"],
                publish=said["publish"],
                update=said["update"],
                empty=said["empty"],
            )
        except (ImportHasErrors, ImportLeavesOut) as refusal:
            self.plan = refusal.facts["plan"]
            raise
        facts = {"counted": counted(len(made.agreements), len(made.commitments))}
        self.done = _("Imported: %(counted)s.") % facts
        if made.changed:
            self.done = f"{self.done} {changed_words(made.changed)}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan = self.plan or self.look()
        new_count = len(plan.new) + len(plan.new_promised)
        context = super().get_context_data(
            button=self.button if new_count or plan.choosable else "",
            errors=[complaint(error) for error in plan.errors[: preview.SHOWN]],
            count=len(plan.errors),
            tables=preview.parts(plan),
            receipt=receipt_lines(plan.receipt),
            is_whole=plan.receipt.is_whole,
            drafts=len(plan.new),
            shown=preview.SHOWN,
            may_publish=permissions.user_can_publish(self.actor),
            **kwargs,
        )
        asked = {
            "left_out": (new_count or plan.choosable) and not context["is_whole"],
            "publish": context["drafts"] and context["may_publish"],
        }
        for name in (name for name, is_asked in asked.items() if not is_asked):
            del context["form"].fields[name]
        offered = differing.shown(plan.offered)
        return context | context["form"].table(offered, more=len(plan.updates) - len(offered))


class HeadingsView(OwnList, HeadingsMixin, ImportAct):
    """What the columns of the file mean."""

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        importing.explain_headings(meanings, by=self.actor)

    file_words = staticmethod(file_words)

    def read(self, book: Book) -> None:
        layouts = learning.layouts(columns.TABLES, self.record.fixed)
        read_tables(book, layouts).refuse_unusable()

    def wrong(self) -> Wrong:
        return of_lacking(self.look().errors, complaint)


class ToMendView(OwnList, ToMendMixin):
    allowed = staticmethod(permissions.user_can_import)

    def complaints(self) -> Iterable[Complaint]:
        return map(complaint, self.look().errors)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The template to fill in."""
    require(permissions.user_can_import(actor_of(request)))
    return workbook_answer(_("agreements-template"), columns.template())


urlpatterns = [
    path("", HandInView.as_view(), name="hand_in"),
    path("template/", blank, name="template"),
    path("<uuid:key>/", LookView.as_view(), name="look"),
    path("<uuid:key>/headings/", HeadingsView.as_view(), name="headings"),
    path("<uuid:key>/to-mend/", ToMendView.as_view(), name="to_mend"),
]
