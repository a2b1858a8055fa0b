"""Importing a list: hand in, look at every error or at what will be made, then confirm.

The file waits in private storage under a key that cannot be guessed, for its owner alone; the
form carries the fingerprint of what was looked at, and the service plans again before it writes.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from home.access import ActionNotPermitted, actor_of, require
from home.sheets.book import ENDINGS
from home.sheets.problems import FileRefused
from home.sheets.writer import XLSX
from partners.agreements import permissions
from partners.agreements.importing import preview, tables, template
from partners.agreements.importing.plan import Plan
from partners.agreements.importing.wording import complaint, counted, file_words, receipt_lines
from partners.agreements.models import ImportedList
from partners.agreements.refusals import AgreementRefusal, explain
from partners.agreements.services import importing


class ListForm(forms.Form):
    list = forms.FileField(
        label=gettext_lazy("List of agreements and commitments"),
        help_text=gettext_lazy(
            "XLSX, XLS, ODS, or CSV for one of the two tables; at most 5 MB, 5,000 agreements and "
            "20,000 commitments. All sheets are read that are not hidden."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )

    def clean_list(self) -> Any:
        file = self.cleaned_data["list"]
        if file.size > tables.LIMITS.size:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    _require(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*given)
    if form.is_valid():
        file = form.cleaned_data["list"]
        try:
            handed_in = importing.hand_in(file.read(), file.name, by=actor_of(request))
            return redirect("agreements_import:look", handed_in.key)
        except FileRefused as refusal:
            form.add_error("list", file_words(refusal))
    return render(
        request, "agreements/admin/import.html", _frame(_("Import agreements"), form=form)
    )


@require_safe
def look(request: HttpRequest, key: UUID) -> HttpResponse:
    _require(request)
    handed_in = _own(request, key)
    if handed_in.done_at:
        return _finished(request, handed_in)
    return _show(request, handed_in, _plan(request, handed_in))


@require_POST
def confirm(request: HttpRequest, key: UUID) -> HttpResponse:
    _require(request)
    handed_in = _own(request, key)
    if handed_in.done_at:
        return _finished(request, handed_in)
    try:
        made = importing.carry_out(
            handed_in,
            by=actor_of(request),
            seen=request.POST.get("seen", "-")[:64] or "-",
            left_out_seen="left_out" in request.POST,
            publish="publish" in request.POST,
        )
    except AgreementRefusal as refusal:
        messages.error(request, explain(refusal))
        return redirect("agreements_import:look", key)
    facts = {"counted": counted(len(made.agreements), len(made.commitments))}
    messages.success(request, _("Imported: %(counted)s.") % facts)
    return redirect("wagtailsnippets_agreements_agreement:list")


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The template to fill in."""
    _require(request)
    name = _("agreements-template")
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(template.render(), content_type=XLSX, headers=headers)


def _require(request: HttpRequest) -> None:
    require(permissions.user_can_import(actor_of(request)))


def _own(request: HttpRequest, key: UUID) -> ImportedList:
    return get_object_or_404(ImportedList, key=key, by=actor_of(request).person)


def _plan(request: HttpRequest, handed_in: ImportedList) -> Plan:
    try:
        return importing.look(handed_in, by=actor_of(request))
    except (FileRefused, FileNotFoundError, ActionNotPermitted) as error:
        raise Http404 from error


def _finished(request: HttpRequest, handed_in: ImportedList) -> HttpResponse:
    messages.warning(request, _("This list was imported already."))
    return redirect("wagtailsnippets_agreements_agreement:list")


def _show(request: HttpRequest, handed_in: ImportedList, plan: Plan) -> HttpResponse:
    context = _frame(
        _("Look before you import"),
        handed_in=handed_in,
        fingerprint=plan.fingerprint,
        errors=[complaint(error) for error in plan.errors[: preview.SHOWN]],
        count=len(plan.errors),
        tables=preview.parts(plan),
        receipt=receipt_lines(plan.receipt),
        is_whole=plan.receipt.is_whole,
        new_count=len(plan.new) + len(plan.new_promised),
        drafts=len(plan.new),
        shown=preview.SHOWN,
        may_publish=permissions.user_can_publish(actor_of(request)),
    )
    return render(request, "agreements/admin/import_look.html", context)


def _frame(title: str, **context: Any) -> dict[str, Any]:
    listing = reverse("wagtailsnippets_agreements_agreement:list")
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": listing, "label": _("Agreements")},
            {"url": "", "label": title},
        ],
        "listing": listing,
        **context,
    }


urlpatterns = [
    path("", hand_in, name="hand_in"),
    path("template/", blank, name="template"),
    path("<uuid:key>/", look, name="look"),
    path("<uuid:key>/confirm/", confirm, name="confirm"),
]
