"""What shows that a promise was kept: attach, take away."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm, ConfirmForm
from partners.agreements.admin.forms.proofs import (
    DocumentProofForm,
    LinkProofForm,
    RecordProofForm,
)
from partners.agreements.admin.proof_sources import sources
from partners.agreements.admin.views.commitments import CommitmentAct
from partners.agreements.models import Document, Proof
from partners.agreements.services import proofs


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
        self.commitment = self.proof.commitment
        self.agreement = self.commitment.agreement

    @property
    def intro(self) -> str:
        return str(self.proof)

    def act(self, form: ConfirmForm) -> None:
        proofs.detach(self.proof, by=self.actor)
