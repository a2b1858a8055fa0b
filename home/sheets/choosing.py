"""The fields by which a person chooses which known rows a list may change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.sheets.updates import EVERY, ShownUpdate


class KeysField(forms.MultipleChoiceField):
    """Keys as they come; the service takes those that the list may change."""

    def valid_value(self, value: object) -> bool:
        return len(str(value)) < 100


class ChoosingForm(forms.Form):
    """A mixin. Its two fields stand in the table of what differs: home/admin/sheet_updates.html."""

    update = KeysField(label=_("Take over"), required=False, widget=forms.MultipleHiddenInput)
    empty = forms.BooleanField(
        label=_("Also empty the fields in which the list has a dash"), required=False
    )

    def chosen(self) -> set[str]:
        """Keys that are ticked, also in a form that shows them again."""
        return set(self["update"].value() or ())

    def table(self, updates: list[ShownUpdate], more: int = 0) -> dict[str, Any]:
        """What the table needs; the two fields are shown by it and not among the others."""
        context = {
            "updates": updates,
            "updates_count": sum(bool(update.key) for update in updates),
            "updates_more": more,
            "empties": any(change.empties for u in updates for change in u.changes),
            "chosen": self.chosen(),
            "every": EVERY,
            "empty": bool(self["empty"].value()),
        }
        del self.fields["update"], self.fields["empty"]
        return context
