"""Files of an agreement: add, show to others, archive; and partners' accounts that may read."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ConfirmForm
from partners.agreements import permissions
from partners.agreements.admin.forms.documents import AccountForm, AudienceForm, DocumentForm
from partners.agreements.admin.views.base import DeskAct
from partners.agreements.models import Document, PartnerAccess
from partners.agreements.services import agreements, documents


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
        return f"{self.access.user} ({self.access.user.email})"

    def act(self, form: ConfirmForm) -> None:
        agreements.shut_out(self.access, by=self.actor)
