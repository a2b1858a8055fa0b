"""A short list of codes in one column, ticked by editors."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge import languages


class LanguagesField(models.JSONField):
    """A list of ISO 639 codes, `["id", "en"]`; editors see boxes with names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=languages.CHOICES,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        unknown = [code for code in value if code not in languages.NAMES]
        if unknown:
            raise ValidationError(_("Unknown language: %(code)s"), params={"code": unknown[0]})
