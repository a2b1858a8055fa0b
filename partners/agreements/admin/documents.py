"""Files of an agreement: add, show to others, archive; and partners' accounts that may read."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.forms import ActForm, ConfirmForm
from partners.agreements import permissions
from partners.agreements.admin.base import (
    DeskAct,
    file_field,
    language_field,
    limit_visibility,
    visibility_field,
)
from partners.agreements.models import Document, PartnerAccess
from partners.agreements.services import agreements, documents


class DocumentForm(ActForm):
    file = file_field(required=True)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Document.Kind.choices, widget=forms.RadioSelect
    )
    title_id = forms.CharField(
        label=_("Title (Indonesian)"),
        max_length=160,
        help_text=_("For example: Naskah yang ditandatangani, bahasa Indonesia."),
    )
    title_en = forms.CharField(
        label=_("Title (English)"),
        max_length=160,
        required=False,
        help_text=_("For example: Signed text, in Indonesian."),
    )
    language = language_field()
    visibility = visibility_field()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_visibility(self, actor)


class AudienceForm(ActForm):
    visibility = visibility_field()

    def compared(self) -> list[str]:
        return ["visibility"]

    def shown(self, name: str, value: Any) -> str:
        return str(dict(Document.Visibility.choices).get(value, value))


class AccountForm(ActForm):
    """By address, not from a list: who has an account here is nobody else's business."""

    email = forms.EmailField(
        label=_("E-mail address of the account"),
        help_text=_("The person signs up on the site first, then you let the account in."),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        users = get_user_model()._default_manager.filter(email=email, is_active=True)
        self.account = users.first()
        if self.account is None:
            raise forms.ValidationError(_("There is no account with this address."))
        return email


class AddView(DeskAct):
    form_class = DocumentForm
    page_title = _("Add a document")
    button = _("Add the document")
    done = _("The document is kept with the agreement.")
    record = None
    anchor = "#documents"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.actor}

    def act(self, form: DocumentForm) -> None:
        words = form.words
        documents.add(self.agreement, words.pop("file"), by=self.actor, **words)


class DocumentAct(DeskAct):
    """An action on one file; only for those who may read it."""

    allowed = staticmethod(permissions.user_can_publish)
    record = None
    anchor = "#documents"

    def find(self) -> None:
        rows = Document.objects.select_related("agreement")
        self.document = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.agreement = self.document.agreement
        if not permissions.user_can_publish_document(self.actor, self.document):
            raise Http404

    @property
    def intro(self) -> str:
        return str(self.document)


class ShowView(DocumentAct):
    form_class = AudienceForm
    page_title = _("Change who may read it")
    done = _("The document's readers are changed.")

    @property
    def record(self) -> Document:
        return self.document

    def version(self, record: Document) -> str:
        """A document has one thing that can change under one's eyes: who reads it."""
        return str(record.visibility)

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "visibility": self.document.visibility}

    def act(self, form: AudienceForm) -> None:
        seen, visibility = form.seen_version, form.cleaned_data["visibility"]
        documents.show_to(self.document, visibility, by=self.actor, seen=seen)


class ArchiveView(DocumentAct):
    form_class = ConfirmForm
    page_title = _("Archive the document")
    button = _("Archive")
    done = _("The document is archived; its file stays.")
    is_serious = True

    def act(self, form: ConfirmForm) -> None:
        documents.archive(self.document, by=self.actor)


class RestoreView(DocumentAct):
    form_class = ConfirmForm
    page_title = _("Restore the document")
    button = _("Restore")
    done = _("The document is back, for the readers it had.")

    def act(self, form: ConfirmForm) -> None:
        documents.restore(self.document, by=self.actor)


class LetInView(DeskAct):
    form_class = AccountForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = _("Let a partner's account in")
    intro = _("It then reads the documents of this agreement marked “partners and staff”.")
    button = _("Let the account in")
    done = _("The account is let in.")
    record = None
    anchor = "#access"

    def act(self, form: AccountForm) -> None:
        agreements.let_in(self.agreement, form.account, by=self.actor)


class ShutOutView(DeskAct):
    form_class = ConfirmForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = _("Take the access back")
    button = _("Take it back")
    done = _("The account reads public documents only.")
    record = None
    is_serious = True
    anchor = "#access"

    def find(self) -> None:
        rows = PartnerAccess.objects.select_related("agreement", "user")
        self.access = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.agreement = self.access.agreement

    @property
    def intro(self) -> str:
        user = self.access.user
        return f"{user} ({user.email})" if user.email else str(user)

    def act(self, form: ConfirmForm) -> None:
        agreements.shut_out(self.access, by=self.actor)


urlpatterns = [
    path("<int:pk>/documents/add/", AddView.as_view(), name="document_add"),
    path("documents/<int:pk>/audience/", ShowView.as_view(), name="document_show"),
    path("documents/<int:pk>/archive/", ArchiveView.as_view(), name="document_archive"),
    path("documents/<int:pk>/restore/", RestoreView.as_view(), name="document_restore"),
    path("<int:pk>/access/add/", LetInView.as_view(), name="access_add"),
    path("access/<int:pk>/remove/", ShutOutView.as_view(), name="access_remove"),
]
