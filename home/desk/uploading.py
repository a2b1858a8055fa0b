"""Wagtail's windows for choosing a file or a picture: one that is sent twice is uploaded once."""

from typing import Any

from django import forms
from django.db.models import Model
from wagtail.documents.views import chooser as documents
from wagtail.images.views import chooser as images

from home.desk import once


class KeyedForm:
    """For a window's form of what is new; Wagtail gives its fields names of their own."""

    def add_prefix(self, field_name: str) -> str:
        is_key = field_name == once.FIELD
        return field_name if is_key else super().add_prefix(field_name)  # type: ignore[misc,no-any-return]


def keyed(made: Any) -> Any:
    """The same form with a key."""
    key = forms.CharField(widget=forms.HiddenInput, required=False, initial=once.new_key)
    return type(made.__name__, (KeyedForm, made), {once.FIELD: key})


class Keyed:
    """For all views of a window that show the form."""

    def get_creation_form_class(self) -> Any:
        return keyed(super().get_creation_form_class())  # type: ignore[misc]


class UploadedOnce(Keyed):
    """For the view that the form is sent to. What comes second, also in the same moment, is
    answered with the file of the first; another file under the same key is another one.
    """

    request: Any
    model: Any

    def save_form(self, form: Any) -> Model:
        sending = once.sending_of(self.request)
        before = once.first_of(sending)
        if before and (first := self._made(before)):
            return first
        try:
            with once.carried_out_once(None if before else sending) as sent:
                made: Model = super().save_form(form)  # type: ignore[misc]
                sent.answer = str(made.pk)
                return made
        except once.SentBefore as error:
            return self._made(error) or super().save_form(form)  # type: ignore[misc,no-any-return]

    def _made(self, before: once.SentBefore) -> Model | None:
        """None where it was another file, or has been deleted meanwhile."""
        found = self.model._default_manager.filter(pk=before.first.answer or None)
        first: Model | None = found.first() if before.is_same else None
        return first


def everywhere() -> None:
    """Wagtail has no settings for the views of these."""
    for viewset in (documents.viewset, images.viewset):
        for name, part in (
            ("choose_view_class", Keyed),
            ("choose_results_view_class", Keyed),
            ("create_view_class", UploadedOnce),
        ):
            theirs = getattr(viewset, name)
            setattr(viewset, name, type(theirs.__name__, (part, theirs), {}))
