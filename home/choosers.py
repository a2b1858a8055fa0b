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
_said = lazy(lambda text, model: gettext(text) % {"object": model._meta.verbose_name}, str)


class Existing:
    """Passes on keys of records that exist: Wagtail breaks when it draws any other again."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = str(super().value_from_datadict(data, files, name) or "")  # type: ignore[misc]
        if not (value.isascii() and value.isdecimal() and len(value) < 19):
            return None
        is_there = self.model_class._default_manager.filter(pk=value).exists()  # type: ignore[attr-defined]
        return value if is_there else None


class PageChooser(Existing, AdminPageChooser):
    pass


class RecordChooser(Existing, AdminSnippetChooser):
    """Also for the `base_widget_class` of a snippet's chooser viewset."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        for name, text in BUTTONS.items():
            own = getattr(type(self), name)
            if name not in kwargs:
                said = _said(text, self.model) if own is getattr(BaseChooser, name) else own
                setattr(self, name, said)


def chooser(model: Any) -> PageChooser | RecordChooser:
    return PageChooser() if model is Page else RecordChooser(model)
