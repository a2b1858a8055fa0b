"""One way to write an e-mail address: so no two accounts are one to anybody, and none has two.

Databases fold letters in their own ways (to PostgreSQL ſ is an s, and ı an i), and mail servers
read a domain in two ways. What is stored, looked up and counted is the canonical form, which is
ASCII: there all fold alike.
"""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def canonical(address: str) -> str:
    """Small letters (NFKC, folded), the domain as mail servers ask for it (IDNA)."""
    folded = unicodedata.normalize("NFKC", address).casefold().strip()
    name, at, domain = folded.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:  # no domain at all, which the check of addresses says
        return folded


def require_plain_name(address: str) -> None:
    """Raises ValidationError: some letters that Django lets through only look like a to z."""
    if not address.rpartition("@")[0].isascii():
        raise ValidationError(_("Before the @ write letters from a to z, without accents."))


class AddressField(models.EmailField):
    """Keeps and looks up the canonical form, whichever is given."""

    default_validators = [*models.EmailField.default_validators, require_plain_name]

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return canonical(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value
