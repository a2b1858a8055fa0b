"""Rows of a tool's form: those that nobody filled in are none."""

from typing import Any

from django.forms import Form
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.translation import ngettext_lazy
from modelcluster.forms import BaseChildFormSet

PLACES = {DELETION_FIELD_NAME, ORDERING_FIELD_NAME}


class FilledRows(BaseChildFormSet):
    """An empty row, ready-made or added and left, counts as one that was taken away; after an
    autosave Wagtail counts it among those that are stored, which it is not.
    """

    default_error_messages = {
        **BaseChildFormSet.default_error_messages,
        "too_few_forms": ngettext_lazy(
            "Fill in at least %(num)d row here.", "Fill in at least %(num)d rows here.", "num"
        ),
    }

    def _should_delete_form(self, form: Any) -> bool:
        return super()._should_delete_form(form) or _is_untouched(form)


def _is_untouched(form: Form | Any) -> bool:
    return form.instance.pk is None and not set(form.changed_data) - PLACES
