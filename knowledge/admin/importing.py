"""The import of tools in the admin: hand in, look at every error or what will be made, confirm."""

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

from home.access import ActionNotPermitted, actor_of, require
from home.desk.admin import AdminActView
from home.desk.forms import ActForm
from home.desk.refusals import HasChangedSince, Refusal
from home.intake import learning
from home.intake.keeping import is_explainable
from home.intake.models import HandedIn
from home.intake.views import HeadingsMixin, marked_list
from home.sheets.book import ENDINGS, Book
from home.sheets.choosing import ChoosingForm
from home.sheets.problems import FileRefused
from home.sheets.writer import XLSX
from knowledge.importing import columns, preview, rows
from knowledge.importing.plan import Plan
from knowledge.importing.problems import complaint, file_words, receipt_lines
from knowledge.importing.services import tool_lists

LISTING = "tools:index"


class ListForm(ActForm):
    list = forms.FileField(
        label=gettext_lazy("List of tools"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, XLSB, or CSV for one of the two tables; at most 5 MB, 500 tools and "
            "2,000 tests. All sheets are read that are not hidden."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )

    def clean_list(self) -> Any:
        file = self.cleaned_data["list"]
        if file.size > rows.LIMITS.size:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return file


class ConfirmForm(ChoosingForm, ActForm):
    left_out = forms.BooleanField(
        label=gettext_lazy("I have seen what was left out of the file"), required=False
    )


class ImportAct(AdminActView):
    header_icon = "upload"
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

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse(LISTING), "label": _("Tools")}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), listing, here]

    @property
    def back(self) -> str:
        return reverse(LISTING)

    def get_success_url(self) -> str:
        return reverse(LISTING)


class HandInView(ImportAct):
    form_class = ListForm
    page_title = gettext_lazy("Import tools")
    intro = gettext_lazy(
        "Download the template, fill it in, and hand it in here. New tools become drafts; nothing "
        "is written before you have seen what would happen, and nothing is published."
    )
    button = gettext_lazy("Check the list")
    done = gettext_lazy("The list was read. Nothing is imported before you confirm it.")

    def get_template_names(self) -> list[str]:
        return ["knowledge/admin/import.html"]

    def about(self) -> str:
        return _("Tools")

    def act(self, form: ListForm) -> None:
        file = form.cleaned_data["list"]
        try:
            self.handed_in = tool_lists.hand_in(file.read(), file.name, by=self.actor)
        except FileRefused as refusal:
            raise ValidationError({"list": file_words(refusal)}) from refusal

    def get_success_url(self) -> str:
        record = getattr(self, "handed_in", None)
        return reverse("tools_import:look", args=[record.key]) if record else reverse(LISTING)


class OwnList(ImportAct):
    """A list that waits, for the person who handed it in."""

    record: HandedIn

    def find(self) -> None:
        mine = {"table": columns.TOOLS.name, "by": self.actor.person}
        self.record = get_object_or_404(HandedIn, key=self.kwargs["key"], **mine)
        super().find()


class LookView(OwnList):
    form_class = ConfirmForm
    page_title = gettext_lazy("Look before you import")
    button = gettext_lazy("Import what is new and chosen")
    plan: Plan | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except FileRefused as refusal:
            if not is_explainable(refusal):
                raise Http404 from refusal
            return redirect("tools_import:headings", self.record.key)

    def get_template_names(self) -> list[str]:
        return ["knowledge/admin/import_look.html"]

    def version(self, record: HandedIn) -> str:
        return self.plan.fingerprint if self.plan else ""

    def act(self, form: ConfirmForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("update", "empty")}
        left_out = form.cleaned_data["left_out"]
        try:
            made = tool_lists.carry_out(
                self.record, by=self.actor, seen=form.seen_version, left_out_seen=left_out, **said
            )
        except tool_lists.ListHasChanged as refusal:
            self.plan = refusal.facts["plan"]
            raise HasChangedSince(current=self.record) from refusal
        except FileNotFoundError as error:
            raise Http404 from error
        count = len(made.tools)
        drafts = ngettext(
            "%(count)d draft of a tool was made.", "%(count)d drafts of tools were made.", count
        ) % {"count": count}
        changed = ngettext(
            "%(count)d known record was changed.",
            "%(count)d known records were changed.",
            made.changed,
        ) % {"count": made.changed}
        self.done = f"{drafts} {changed}" if made.changed else drafts

    def tell(self, form: Any, current: Any, *, said: str | Promise = "") -> HttpResponse:
        self.plan = self.plan or self._look()
        changed = _("The library has changed since you looked. Look again at what would happen.")
        return super().tell(form, current, said=str(said or changed))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.plan = self.plan or self._look()
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
            headings_url=reverse("tools_import:headings", args=[self.record.key]),
            to_mend_url=reverse("tools_import:to_mend", args=[self.record.key]),
            **kwargs,
        )
        if not acts or context["is_whole"]:
            del context["form"].fields["left_out"]
        table: dict[str, Any] = context["form"].table(preview.updates(plan.updates))
        return context | table

    def _look(self) -> Plan:
        try:
            return tool_lists.look(self.record, by=self.actor)
        except (FileNotFoundError, ActionNotPermitted) as error:
            raise Http404 from error


class HeadingsView(HeadingsMixin, OwnList):
    tables = columns.TABLES

    def open(self) -> Book:
        return tool_lists.open_again(self.record, by=self.actor)

    def remember(self, meanings: dict[str, dict[str, str]]) -> None:
        tool_lists.explain_headings(meanings, by=self.actor)

    def missing(self, book: Book) -> str:
        try:
            rows.read_book(book)
        except FileRefused as refusal:
            return file_words(refusal)
        return ""

    def get_success_url(self) -> str:
        return reverse("tools_import:look", args=[self.record.key])


@require_safe
def to_mend(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The list with its errors marked."""
    actor = actor_of(request)
    mine = {"table": columns.TOOLS.name, "by": actor.person}
    record = get_object_or_404(HandedIn, key=key, **mine)
    try:
        plan = tool_lists.look(record, by=actor)
        book = tool_lists.open_again(record, by=actor)
    except (FileRefused, FileNotFoundError) as error:
        raise Http404 from error
    tables = learning.layouts(columns.TABLES)
    return marked_list(book, record.name, map(complaint, plan.errors), tables)


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The template to fill in."""
    require(tool_lists.user_can_import(actor_of(request)))
    name = _("tools-template")
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(columns.template(), content_type=XLSX, headers=headers)


urlpatterns = [
    path("", HandInView.as_view(), name="hand_in"),
    path("template/", blank, name="template"),
    path("<uuid:key>/", LookView.as_view(), name="look"),
    path("<uuid:key>/headings/", HeadingsView.as_view(), name="headings"),
    path("<uuid:key>/to-mend/", to_mend, name="to_mend"),
]
