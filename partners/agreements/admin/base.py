"""What the acts of an agreement's desk share: fields of their forms, who may enter, where one is,
and what others did since.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import ModelLogEntry

from home.access import Actor, actor_of, require
from home.desk.admin import AdminActView
from home.desk.conflict import Event, event_of, events_of
from home.desk.forms import ActForm
from home.in_charge import people_with
from partners.agreements import history, permissions
from partners.agreements.labels import LANGUAGES
from partners.agreements.models import Agreement, Commitment, Document
from partners.agreements.refusals import explain
from partners.agreements.services.documents import ACCEPTED

ENDINGS = ",".join(f".{ending}" for ending in ACCEPTED)


def reason_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=1000,
        widget=AdminAutoHeightTextInput,
        help_text=help_text,
    )


def file_field(*, required: bool = False) -> forms.FileField:
    """0 bytes are let through: the register's own check says it in the register's words."""
    return forms.FileField(
        label=gettext_lazy("File"),
        required=required,
        allow_empty_file=True,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
        help_text=gettext_lazy("PDF, Word, Excel, PNG or JPEG up to 20 MB; judged by its content."),
    )


def document_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Document.objects.none(),
        label=gettext_lazy("Document that is here already"),
        required=False,
        empty_label=gettext_lazy("none"),
    )


def visibility_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Who may read it"),
        choices=Document.Visibility.choices,
        initial=Document.Visibility.STAFF,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Choose the narrowest circle that is enough."),
    )


def limit_visibility(form: forms.Form, actor: Actor) -> None:
    """Showing a file to others than staff is publishing, which not everybody may."""
    if not permissions.user_can_publish(actor):
        field = form.fields["visibility"]
        field.choices = [(Document.Visibility.STAFF.value, Document.Visibility.STAFF.label)]
        field.help_text = gettext_lazy("A moderator can show it to partners or to everyone later.")


def limit_documents(form: forms.Form, agreement: Agreement, actor: Actor) -> None:
    """Offers the documents that this person may read, and the audiences the person may choose."""
    readable = Document.objects.visible_to(actor).filter(agreement=agreement)
    form.fields["document"].queryset = readable
    if not readable.exists():
        del form.fields["document"]
    limit_visibility(form, actor)


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("not said")), *LANGUAGES.items()],
    )


def staff_of_register(also: int | None = None) -> QuerySet[Any]:
    """Active people with the right to change agreements, and `also` whoever it is now."""
    return people_with(permissions.WRITE, also)


class AboutAgreement(WagtailAdminTemplateMixin):
    """Where a page about one agreement stands."""

    header_icon = "form"
    agreement: Agreement

    def find(self) -> None:
        """Sets `agreement`, and whatever else the page is about."""
        self.agreement = get_object_or_404(Agreement, pk=self.kwargs["pk"])

    @property
    def desk_url(self) -> str:
        return reverse("agreements_admin:manage", args=[self.agreement.pk])

    def get_page_subtitle(self) -> str:
        return str(self.agreement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailsnippets_agreements_agreement:list"), "label": _("Agreements")},
            {"url": self.desk_url, "label": str(self.agreement)},
            *self.crumbs(),
        ]

    def crumbs(self) -> list[dict[str, Any]]:
        """Where one is below the desk."""
        return [{"url": "", "label": self.get_page_title()}]


class DeskView(AboutAgreement, View):
    """A page about one agreement, to look at."""

    allowed: Callable[[Actor], bool] = staticmethod(permissions.user_is_staff)
    actor: Actor

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(self.allowed(self.actor))
        self.find()
        return super().dispatch(request, *args, **kwargs)


class DeskAct(AboutAgreement, AdminActView):
    """An act on an agreement or what is kept with it."""

    allowed = staticmethod(permissions.user_can_change)
    explain = staticmethod(explain)
    lost_url = reverse_lazy("wagtailsnippets_agreements_agreement:list")
    anchor = ""  # where on the desk one comes back to

    @property
    def record(self) -> Any:
        return self.agreement

    def about(self) -> str:
        return str(self.agreement)

    def get_success_url(self) -> str:
        return f"{self.desk_url}{self.anchor}"

    def events_since(self, current: Any, seen: str) -> list[Event]:
        """From the log, which names the version that each act made."""
        version = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
        if isinstance(current, Commitment):
            entries = _log_of(current.agreement).filter(data__commitment=current.pk)
        elif isinstance(current, Agreement):
            entries = _log_of(current).filter(data__commitment__isnull=True)
        else:
            return []
        return events_of(entries.filter(data__version__gt=version))


def history_of(agreement: Agreement, limit: int) -> list[Event]:
    """The newest entries of the agreement's history, with what is confidential."""
    entries = _log_of(agreement).exclude(action="wagtail.edit").select_related("user")[:limit]
    events = ((event_of(entry), history.told_in_confidence(entry)) for entry in entries)
    return [replace(event, text=text or event.text) for event, text in events]


def _log_of(agreement: Agreement) -> QuerySet[ModelLogEntry]:
    return ModelLogEntry.objects.for_instance(agreement)


class ReasonForm(ActForm):
    """For what only needs a reason: undo, archive, drop, reopen."""

    reason = reason_field(
        gettext_lazy("Reason"), help_text=gettext_lazy("Stays in the history for good.")
    )
