"""Wagtail's choosers, for forms that anything may be sent to."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser

# Wagtail's words of a chooser's buttons. Wagtail says them in the language of whoever asked for
# the form first, and puts them over those that a viewset names.
BUTTONS = {
    "choose_one_text": "Choose %(object)s",
    "choose_another_text": "Choose another %(object)s",
    "link_to_chosen_text": "Edit this %(object)s",
}
NO_KEY = "?"
said = lazy(lambda text, model: gettext(text) % {"object": model._meta.verbose_name}, str)


class Existing:
    """A key of nothing is refused beside the field, and draws as nothing chosen: Wagtail breaks
    when it draws any other again, and what was chosen and is gone must not be dropped unsaid.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = str(super().value_from_datadict(data, files, name) or "")  # type: ignore[misc]
        return value if not value or _may_be_key(value) else NO_KEY

    def get_instance(self, value: Any) -> Any:
        is_typed = isinstance(value, str)
        if is_typed and not _may_be_key(value):
            return None
        return super().get_instance(value)  # type: ignore[misc]


def _may_be_key(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 19


class PageChooser(Existing, AdminPageChooser):
    pass


class RecordChooser(Existing, AdminSnippetChooser):
    """Also for the `base_widget_class` of a snippet's chooser viewset."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        for name, text in BUTTONS.items():
            own = getattr(type(self), name)
            if name not in kwargs:
                words = said(text, self.model) if own is getattr(BaseChooser, name) else own
                setattr(self, name, words)


def chooser(model: Any) -> PageChooser | RecordChooser:
    return PageChooser() if model is Page else RecordChooser(model)
