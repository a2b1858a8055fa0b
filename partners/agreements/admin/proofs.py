"""What shows that a promise was kept: what can be chosen, attach it, take it away.

Tools are pages. Records of later rooms, such as apprenticeship offers, register themselves
here from their `wagtail_hooks.py`, so that this room need not know them:

    register_source("offer", Source(_("An apprenticeship offer"), Offer))
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.access import Actor
from home.choosers import chooser
from home.desk.forms import ActForm, ConfirmForm
from partners.agreements import permissions
from partners.agreements.admin.base import (
    document_field,
    file_field,
    limit_documents,
    visibility_field,
)
from partners.agreements.admin.commitments import CommitmentAct
from partners.agreements.models import Agreement, Document, Proof
from partners.agreements.services import proofs


@dataclass(frozen=True)
class Source:
    """One kind of proof: its words, and the model to choose from (None: an address)."""

    label: Promise
    model: Any = None
    help_text: Promise | str = ""


_registered: dict[str, Source] = {
    "page": Source(
        _("A tool or another page"),
        Page,
        _("For example the tool that was translated and adapted under this promise."),
    ),
    "document": Source(
        _("A document of this agreement"),
        Document,
        _("For example the attendance list or the signed minutes. Choose one, or add a file."),
    ),
    "link": Source(
        _("A link"), None, _("For example a press release. Say what it shows: addresses die.")
    ),
}


def register_source(name: str, source: Source) -> None:
    """Offer another kind of record as proof. Registering a name again replaces it."""
    _registered[name] = source


def sources() -> dict[str, Source]:
    return dict(_registered)


class LinkProofForm(ActForm):
    url = forms.URLField(
        label=_("Address"), assume_scheme="https", help_text=_("It starts with https://.")
    )
    title_id = forms.CharField(
        label=_("What it shows (Indonesian)"),
        max_length=160,
        required=False,
        help_text=_("For example: Siaran pers pembukaan pelatihan, 3 Mei 2025."),
    )
    title_en = forms.CharField(label=_("What it shows (English)"), max_length=160, required=False)


class RecordProofForm(ActForm):
    """A page, or a record that another room offers."""

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"] = forms.ModelChoiceField(
            source.model._default_manager.all(),
            label=source.label,
            widget=chooser(source.model),
        )


class DocumentProofForm(ActForm):
    """One that is here, or a new file."""

    document = document_field()
    file = file_field()
    document_title = forms.CharField(label=_("Title of the file"), max_length=160, required=False)
    visibility = visibility_field()

    def __init__(self, *args: Any, agreement: Agreement, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_documents(self, agreement, actor)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and bool(data.get("document")) == bool(data.get("file")):
            self.add_error("file", _("Choose a document that is here, or add a file: one of both."))
        if data.get("file") and not data.get("document_title"):
            self.add_error("document_title", _("Give the file a title that readers understand."))
        return data


class AttachView(CommitmentAct):
    page_title = _("Attach a proof")
    button = _("Attach the proof")
    done = _("The proof is attached.")
    record = None
    anchor = "#proofs"

    def find(self) -> None:
        super().find()
        if self.kwargs["source"] not in sources():
            raise Http404
        self.source = sources()[self.kwargs["source"]]

    @property
    def intro(self) -> Any:
        return self.source.help_text

    def get_page_title(self) -> str:
        return f"{self.page_title}: {self.source.label}"

    def get_form_class(self) -> type[ActForm]:
        if self.source.model is None:
            return LinkProofForm
        return DocumentProofForm if self.source.model is Document else RecordProofForm

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        if self.get_form_class() is RecordProofForm:
            given["source"] = self.source
        if self.get_form_class() is DocumentProofForm:
            given |= {"agreement": self.agreement, "actor": self.actor}
        return given

    def act(self, form: Any) -> None:
        data = form.words
        file, by = data.pop("file", None), self.actor
        title, visibility = data.pop("document_title", ""), data.pop("visibility", "")
        if file:
            about = {"kind": Document.Kind.ANNEX, "title_id": title, "visibility": visibility}
            proofs.attach_file(self.commitment, file, by=by, **about)
        else:
            data["target"] = data.pop("document", None) or data.get("target")
            proofs.attach(self.commitment, by=by, **data)


class DetachView(CommitmentAct):
    form_class = ConfirmForm
    page_title = _("Take the proof away")
    button = _("Take it away")
    done = _("The proof is taken away; the history keeps what it was.")
    record = None
    is_serious = True
    anchor = "#proofs"

    def find(self) -> None:
        rows = Proof.objects.select_related("commitment__agreement", "page", "document")
        self.proof = get_object_or_404(rows, pk=self.kwargs["pk"])
        document = self.proof.document
        if document and not permissions.user_can_name(self.actor, document):
            raise Http404
        self.commitment = self.proof.commitment
        self.agreement = self.commitment.agreement

    @property
    def intro(self) -> str:
        return str(self.proof)

    def act(self, form: ConfirmForm) -> None:
        proofs.detach(self.proof, by=self.actor)


urlpatterns = [
    path("commitments/<int:pk>/proof/<slug:source>/", AttachView.as_view(), name="proof_add"),
    path("proofs/<int:pk>/detach/", DetachView.as_view(), name="proof_detach"),
]
