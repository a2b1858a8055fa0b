"""Fields that several forms of the desk share, and who can be chosen in them."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from home.access import Actor
from partners.agreements import permissions
from partners.agreements.labels import LANGUAGES
from partners.agreements.models import Agreement, Document
from partners.agreements.services.documents import ACCEPTED

ENDINGS = ",".join(f".{ending}" for ending in ACCEPTED)
CHANGE = {"content_type__app_label": "agreements", "codename": "change_agreement"}


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
        label=_("File"),
        required=required,
        allow_empty_file=True,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
        help_text=_("PDF, Word, Excel, PNG or JPEG up to 20 MB; judged by its content."),
    )


def document_field() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Document that is here already"),
        required=False,
        empty_label=_("none"),
    )


def visibility_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who may read it"),
        choices=Document.Visibility.choices,
        initial=Document.Visibility.STAFF,
        widget=forms.RadioSelect,
        help_text=_("Choose the narrowest circle that is enough."),
    )


def limit_visibility(form: forms.Form, actor: Actor) -> None:
    """Showing a file to others than staff is publishing, which not everybody may."""
    if not permissions.user_can_publish(actor):
        field = form.fields["visibility"]
        field.choices = [(Document.Visibility.STAFF.value, Document.Visibility.STAFF.label)]
        field.help_text = _("A moderator can show it to partners or to everyone later.")


def limit_documents(form: forms.Form, agreement: Agreement, actor: Actor) -> None:
    """Offers the documents that this person may read, and the audiences the person may choose."""
    readable = Document.objects.visible_to(actor).filter(agreement=agreement)
    form.fields["document"].queryset = readable
    if not readable.exists():
        del form.fields["document"]
    limit_visibility(form, actor)


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("not said")), *LANGUAGES.items()],
    )


def staff_of_register(also: int | None = None) -> QuerySet[Any]:
    """Active people with the right to change agreements, and `also` whoever it is now."""
    right = Permission.objects.filter(**CHANGE)
    may = Q(is_superuser=True) | Q(user_permissions__in=right) | Q(groups__permissions__in=right)
    users: QuerySet[Any] = get_user_model()._default_manager.all()
    keys = users.filter(may, is_active=True).values("pk")
    return users.filter(Q(pk__in=keys) | Q(pk=also)).order_by("first_name", "last_name", "email")
