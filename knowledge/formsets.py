"""Rows of a tool's form: those that nobody filled in are none; fields as light as can be."""

from typing import Any

from django.forms import Form
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.translation import ngettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import FieldPanel

PLACES = {DELETION_FIELD_NAME, ORDERING_FIELD_NAME}


def plain(*names: str) -> list[FieldPanel]:
    """Fields of a row without a place for comments of their own, which weigh more than they do;
    what is written in sentences has one.
    """
    return [FieldPanel(name, disable_comments=True) for name in names]


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
