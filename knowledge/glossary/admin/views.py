"""The list with its way to the import, the import, and the empty sheet."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import Button
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views import snippets

from home.access import actor_of, require
from home.intake import keeping
from home.intake.files import workbook_answer
from home.intake.keeping import is_explainable
from home.intake.models import HandedIn
from home.sheets import template
from home.sheets.problems import FileRefused
from home.sheets.updates import EVERY
from knowledge.glossary import services
from knowledge.glossary.admin.forms import RowsForm, SheetForm, packed
from knowledge.glossary.admin.lists import open_again, waiting
from knowledge.glossary.importing import rows, sheets
from knowledge.glossary.models import Term

SHOWN = 200  # errors, and rows of what would happen


class TermIndexView(snippets.IndexView):
    import_url_name = ""

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if services.user_can_import(actor_of(self.request)):
            url = reverse(self.import_url_name)
            buttons.append(HeaderButton(_("Import a spreadsheet"), url=url, icon_name="upload"))
        return buttons


class MayImportMixin(PermissionCheckedMixin):
    model = Term
    permission_policy: Any = None
    permission_required = "add"
    import_url_name = index_url_name = template_url_name = ""
    headings_url_name = to_mend_url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        require(services.user_can_import(actor_of(request)))
        return super().dispatch(request, *args, **kwargs)


class TermImportView(MayImportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Choose a sheet; see what it would do, or what is wrong with it; then do it."""

    template_name = "glossary/admin/import.html"
    page_title = gettext_lazy("Import a spreadsheet")
    header_icon = "upload"
    breadcrumbs_items: list[dict[str, Any]] = []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = {
            "template_url": reverse(self.template_url_name),
            "import_url": reverse(self.import_url_name),
            "columns": [(sheets.name_of(key), key) for key in sheets.COLUMNS],
        }
        return super().get_context_data(**{"form": SheetForm(), **links, **kwargs})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Empty, or with the sheet that was handed in under a key."""
        if "key" not in kwargs:
            return super().get(request, *args, **kwargs)
        record = waiting(kwargs["key"], actor_of(request))
        try:
            handed = sheets.read_book(open_again(record, actor_of(request)), record.fixed)
        except FileRefused as refusal:
            if not is_explainable(refusal):
                raise Http404 from refusal
            return redirect(self.headings_url_name, record.key)
        return self._show(handed, record.key)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._import() if "rows" in request.POST else self._try()

    def _try(self) -> HttpResponse:
        form = SheetForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        name, by = form.cleaned_data["sheet"].name, actor_of(self.request)
        record = keeping.keep(form.content, name, table=sheets.FIELDS.name, by=by)
        if form.handed is None:
            return redirect(self.headings_url_name, record.key)
        return self._show(form.handed, record.key)

    def _show(
        self,
        handed: sheets.Handed,
        key: uuid.UUID | None,
        refused: str = "",
        sent: RowsForm | None = None,
    ) -> HttpResponse:
        """What importing the sheet would do; `refused`: why it was not done."""
        sheet = rows.check(handed.rows, handed.errors)
        ticked = {"update": list(sent.chosen()), "empty": sent["empty"].value()} if sent else {}
        again = RowsForm(initial={"rows": packed(handed, sheet.fingerprint), "key": key, **ticked})
        table = again.table([rows.shown(draft) for draft in sheet.changed])
        return self.render_to_response(
            self.get_context_data(
                sheet=sheet,
                handed=handed,
                again=again if sheet.is_right else None,
                refused=refused,
                errors=sheet.errors[:SHOWN],
                count=len(sheet.errors),
                headings_url=reverse(self.headings_url_name, args=[key]) if key else "",
                to_mend_url=reverse(self.to_mend_url_name, args=[key]) if key else "",
                **table,
            )
        )

    def _import(self) -> HttpResponse:
        form = RowsForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, _("Check the spreadsheet once more."))
            return redirect(self.import_url_name)
        handed, seen = form.cleaned_data["rows"]
        by, key = actor_of(self.request), form.cleaned_data["key"]
        said = {"left_out_seen": form.cleaned_data["left_out"]}
        said |= {name: form.cleaned_data[name] for name in ("update", "empty")}
        try:
            written = services.import_rows(handed, by=by, seen=seen, **said)
        except services.GlossaryHasChanged:
            return self._changed(handed, form)
        except services.SheetLeavesOut:
            text = _("Part of the file was not read. Confirm that you have seen what was left out.")
            return self._show(handed, key, text, form)
        keeping.throw_away(HandedIn.objects.filter(key=key, by=by.person))
        text = ngettext("%(n)d term was imported.", "%(n)d terms were imported.", written)
        messages.success(self.request, text % {"n": written})
        return redirect(self.index_url_name)

    def _changed(self, handed: sheets.Handed, form: RowsForm) -> HttpResponse:
        """What the import would do now; what it did already, when it was sent twice."""
        sheet = rows.check(handed.rows)
        chosen = form.chosen()
        left = [d for d in sheet.changed if chosen & {EVERY, d.term.code}]
        is_done = bool(chosen) or not sheet.changed
        if sheet.is_right and not sheet.new and not left and is_done:
            messages.success(self.request, _("All terms of this spreadsheet are in the glossary."))
            return redirect(self.index_url_name)
        text = _(
            "Somebody else has changed the glossary since you looked. Nothing was imported: below "
            "is what the spreadsheet would do now."
        )
        messages.warning(self.request, text)
        return self._show(handed, form.cleaned_data["key"], sent=form)


class TermTemplateView(MayImportMixin, View):
    """The workbook to fill in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return workbook_answer(_("glossary"), template.render(sheets.blanks()))
