"""Importing a list: hand in, look at every error or at what will be made, then confirm.

The file waits in private storage under a key that cannot be guessed, for its owner alone; the
form carries the fingerprint of what was looked at, and the service plans again before it writes.
"""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from home.access import ActionNotPermitted, actor_of, require
from home.desk.admin import AdminActView
from home.desk.forms import ActForm
from home.desk.refusals import HasChangedSince
from home.intake import learning
from home.intake.keeping import is_explainable
from home.intake.views import HeadingsMixin, marked_list
from home.sheets.book import ENDINGS, Book
from home.sheets.choosing import ChoosingForm
from home.sheets.problems import FileRefused
from home.sheets.reader import read_tables
from home.sheets.writer import XLSX
from partners.agreements import permissions
from partners.agreements.importing import columns, differing, preview, reading
from partners.agreements.importing.plan import Plan
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


class ListForm(ActForm):
    list = forms.FileField(
        label=gettext_lazy("List of agreements and commitments"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, XLSB, or CSV for one of the two tables; at most 5 MB, 5,000 "
            "agreements and 20,000 commitments. All sheets are read that are not hidden."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )

    def clean_list(self) -> Any:
        file = self.cleaned_data["list"]
        if file.size > reading.LIMITS.size:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return file


class ConfirmListForm(ChoosingForm, ActForm):
    """The page shows those of its fields that the list at hand asks for."""

    left_out = forms.BooleanField(
        label=gettext_lazy("I have seen what was left out of the file"), required=False
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish the agreements at once; otherwise they are drafts"),
        required=False,
    )


class ImportAct(AdminActView):
    """Where a page of the import stands."""

    header_icon = "upload"
    allowed = staticmethod(permissions.user_can_import)
    explain = staticmethod(explain)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": self.back, "label": _("Agreements")}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    @property
    def back(self) -> str:
        return reverse("wagtailsnippets_agreements_agreement:list")

    def get_success_url(self) -> str:
        return self.back


class HandInView(ImportAct):
    form_class = ListForm
    page_title = gettext_lazy("Import agreements")
    intro = gettext_lazy(
        "Download the template, fill it in, and hand it in here. Nothing is written before you "
        "have seen what would happen."
    )
    button = gettext_lazy("Check the list")
    done = gettext_lazy("The list was read. Nothing is imported before you confirm it.")

    def get_template_names(self) -> list[str]:
        return ["agreements/admin/import.html"]

    def about(self) -> str:
        return _("Agreements")

    def act(self, form: ListForm) -> None:
        file = form.cleaned_data["list"]
        try:
            self.handed_in = importing.hand_in(
                file.read(), file.name, by=self.actor, keep_unexplained=True
            )
        except FileRefused as refusal:
            raise ValidationError({"list": file_words(refusal)}) from refusal

    def get_success_url(self) -> str:
        return reverse("agreements_import:look", args=[self.handed_in.key])


class LookView(ImportAct):
    """What is wrong with a list, or what importing it makes; then all of it.

    The service plans under its lock and compares with what was looked at: what it refuses brings
    the plan along, so that a list is read once for each request.
    """

    form_class = ConfirmListForm
    page_title = gettext_lazy("Look before you import")
    button = gettext_lazy("Import what is new and chosen")
    record: ImportedList
    plan: Plan | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except ImportDoneAlready as refusal:
            messages.warning(request, explain(refusal))
            return redirect(self.back)
        except FileRefused as refusal:
            if not is_explainable(refusal):
                raise Http404 from refusal
            return redirect("agreements_import:headings", self.record.key)

    def get_template_names(self) -> list[str]:
        return ["agreements/admin/import_look.html"]

    def find(self) -> None:
        owner = self.actor.person
        self.record = get_object_or_404(ImportedList, key=self.kwargs["key"], by=owner)

    def version(self, record: ImportedList) -> str:
        return self.plan.fingerprint if self.plan else ""

    def act(self, form: ConfirmListForm) -> None:
        try:
            made = importing.carry_out(
                self.record,
                by=self.actor,
                seen=form.seen_version,
                left_out_seen=form.cleaned_data["left_out"],
                publish=form.cleaned_data["publish"],
                update=form.cleaned_data["update"],
                empty=form.cleaned_data["empty"],
            )
        except ImportHasChanged as refusal:
            self.plan = refusal.facts["plan"]
            raise HasChangedSince(current=self.record) from refusal
        except (ImportHasErrors, ImportLeavesOut) as refusal:
            self.plan = refusal.facts["plan"]
            raise
        except FileNotFoundError as error:
            raise Http404 from error
        facts = {"counted": counted(len(made.agreements), len(made.commitments))}
        self.done = _("Imported: %(counted)s.") % facts
        if made.changed:
            changed = ngettext(
                "%(count)d known record was changed.",
                "%(count)d known records were changed.",
                made.changed,
            )
            self.done = f"{self.done} {changed % {'count': made.changed}}"

    def tell(self, form: Any, current: Any, *, said: str | Promise = "") -> HttpResponse:
        """Of a list nothing was typed: what was looked at is shown as it stands now."""
        self.plan = self.plan or self._look()
        return super().tell(form, current, said=str(said or explain(ImportHasChanged())))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan = self.plan or self._look()
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
            headings_url=reverse("agreements_import:headings", args=[self.record.key]),
            to_mend_url=reverse("agreements_import:to_mend", args=[self.record.key]),
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

    def _look(self) -> Plan:
        """Raises ImportDoneAlready; Http404 for a file that is gone or no longer the same."""
        try:
            return importing.look(self.record, by=self.actor)
        except (FileNotFoundError, ActionNotPermitted) as error:
            raise Http404 from error


class HeadingsView(HeadingsMixin, ImportAct):
    """What the columns of the file mean."""

    tables = columns.TABLES
    record: ImportedList

    def find(self) -> None:
        self.record = get_object_or_404(
            ImportedList, key=self.kwargs["key"], by=self.actor.person, done_at=None
        )
        super().find()

    def open(self) -> Book:
        return importing.open_again(self.record, by=self.actor)

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        importing.explain_headings(meanings, by=self.actor)

    def missing(self, book: Book) -> str:
        try:
            read_tables(book, learning.layouts(self.tables)).refuse_unusable()
        except FileRefused as refusal:
            return file_words(refusal)
        return ""

    def get_success_url(self) -> str:
        return reverse("agreements_import:look", args=[self.record.key])

    @property
    def back(self) -> str:
        return reverse("agreements_import:hand_in")


@require_safe
def to_mend(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The list with its errors marked."""
    actor = actor_of(request)
    record = get_object_or_404(ImportedList, key=key, by=actor.person, done_at=None)
    try:
        plan = importing.look(record, by=actor)
        book = importing.open_again(record, by=actor)
    except (FileRefused, FileNotFoundError) as error:
        raise Http404 from error
    tables = learning.layouts(columns.TABLES)
    return marked_list(book, record.name, map(complaint, plan.errors), tables)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The template to fill in."""
    require(permissions.user_can_import(actor_of(request)))
    name = _("agreements-template")
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(columns.template(), content_type=XLSX, headers=headers)


urlpatterns = [
    path("", HandInView.as_view(), name="hand_in"),
    path("template/", blank, name="template"),
    path("<uuid:key>/", LookView.as_view(), name="look"),
    path("<uuid:key>/headings/", HeadingsView.as_view(), name="headings"),
    path("<uuid:key>/to-mend/", to_mend, name="to_mend"),
]
