"""The brief of a partner or agreement: a page to print, a PDF, a workbook; the ways to it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem

from home.access import Actor, actor_of
from home.sheets.writer import XLSX
from partners.agreements import permissions
from partners.agreements.briefs import pdf, reading, wording, workbook
from partners.agreements.briefs.brief import Brief
from partners.agreements.models import Agreement
from partners.organisations.models import Organisation

Subject = Agreement | Organisation
FILES: dict[str, tuple[str, Callable[[Brief, str], bytes]]] = {
    "pdf": ("application/pdf", lambda brief, person: pdf.render(brief, person)),
    "xlsx": (XLSX, lambda brief, person: workbook.render(brief)),
}


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _agreement(pk))


@require_safe
def agreement_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    return _file(request, _agreement(pk), form)


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Organisation, pk=pk))


@require_safe
def organisation_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    return _file(request, get_object_or_404(Organisation, pk=pk), form)


def _agreement(pk: int) -> Agreement:
    return get_object_or_404(Agreement.objects.kept(), pk=pk)


def _page(request: HttpRequest, subject: Subject) -> HttpResponse:
    with translation.override(_language(request)):
        return render(request, "agreements/brief/page.html", _context(request, subject))


def _file(request: HttpRequest, subject: Subject, form: str) -> HttpResponse:
    if form not in FILES:
        raise Http404
    media_type, write = FILES[form]
    with translation.override(_language(request)):
        brief = _brief(request, subject)
        content = write(brief, str(request.user))
        name = slugify(f"{wording.heading(brief)} {brief.title}")[:80]
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}-{brief.on}.{form}"'},
    )


def _context(request: HttpRequest, subject: Subject) -> dict[str, object]:
    brief, language = _brief(request, subject), translation.get_language()
    label, kind = subject._meta.app_label, subject._meta.model_name
    return {
        "brief": brief,
        "heading": wording.heading(brief),
        "totals": [{"value": value, "label": label} for value, label, _ in wording.totals(brief)],
        "person": request.user,
        "back": reverse(f"wagtailsnippets_{label}_{kind}:edit", args=[subject.pk]),
        "languages": [
            {"code": code, "label": label, "is_current": code == language}
            for code, label in settings.LANGUAGES
        ],
        "files": [
            {"form": form.upper(), "url": _address(subject, form, language)} for form in FILES
        ],
    }


def _address(subject: Subject, form: str, language: str) -> str:
    url = reverse(f"agreements_brief:{subject._meta.model_name}_file", args=[subject.pk, form])
    return f"{url}?language={language}"


def _brief(request: HttpRequest, subject: Subject) -> Brief:
    if isinstance(subject, Agreement):
        return reading.brief_of_agreement(subject, by=actor_of(request))
    return reading.brief_of_organisation(subject, by=actor_of(request))


def _language(request: HttpRequest) -> str:
    """`?language=en`; otherwise the language of the person's admin."""
    wanted = request.GET.get("language", "")
    return wanted if wanted in dict(settings.LANGUAGES) else translation.get_language()


urlpatterns = [
    path("agreement/<int:pk>/", agreement, name="agreement"),
    path("agreement/<int:pk>/<slug:form>/", agreement_file, name="agreement_file"),
    path("organisation/<int:pk>/", organisation, name="organisation"),
    path("organisation/<int:pk>/<slug:form>/", organisation_file, name="organisation_file"),
]


ICON = "doc-full-inverse"


def listing_buttons(
    snippet: Model, user: AbstractUser, next_url: str | None = None
) -> Iterator[Button]:
    """The brief in the row of an agreement or organisation."""
    if url := brief_address(snippet, Actor(user)):
        yield Button(brief_label(snippet), url=url, icon_name=ICON, priority=15)


def brief_address(record: Any, actor: Actor) -> str:
    """Where the brief of an agreement or organisation is; empty for who may not read it."""
    if not isinstance(record, Agreement | Organisation) or not permissions.user_is_staff(actor):
        return ""
    return reverse(f"agreements_brief:{record._meta.model_name}", args=[record.pk])


def brief_label(record: Any) -> str:
    return _("Bilateral brief") if isinstance(record, Organisation) else _("Agreement brief")


class BriefMenuItem(ActionMenuItem):
    """The brief beside "Save" in the form of an organisation or agreement."""

    name = "agreements-brief"
    order = 90  # the first item would become the main button
    icon_name = ICON

    @property
    def label(self) -> str:
        return _("Brief to print")

    def is_shown(self, context: dict[str, Any]) -> bool:
        return bool(self.get_url(context))

    def get_url(self, context: dict[str, Any]) -> str:
        record = context.get("instance")
        return brief_address(record, actor_of(context["request"])) if record else ""


def action_menu_item(model: type[Model]) -> BriefMenuItem | None:
    return BriefMenuItem() if model in {Agreement, Organisation} else None
