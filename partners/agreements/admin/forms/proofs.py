"""A proof is one thing: the form asks for exactly that."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.choosers import chooser
from home.desk.forms import ActForm
from partners.agreements.admin.forms.fields import (
    document_field,
    file_field,
    limit_documents,
    visibility_field,
)
from partners.agreements.admin.proof_sources import Source
from partners.agreements.models import Agreement


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
