"""One way to write an e-mail address: so no two accounts are one to anybody, and none has two.

Databases fold letters in their own ways (to PostgreSQL ſ is an s, and ı an i), and mail servers
read a domain in two ways. What is stored, looked up and counted is the canonical form, which is
ASCII: there all fold alike.
"""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 254  # letters, RFC 5321
# Without quotes and what else Django lets through there: in such a name hides a second address.
PLAIN_NAME = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")
# IDNA of 2003 and of 2008 make two domains of them: whose letters are they?
READ_IN_TWO_WAYS = re.compile("[\u00df\u03c2\u200c\u200d]")
HOST = "["  # a machine by its number, as in [127.0.0.1]


def canonical(address: str) -> str:
    """Small letters (NFKC, folded), the domain as mail servers ask for it (IDNA).

    What is longer than an address may be is cut to one letter more, before anything is done with
    it: to normalise a text takes the square of its length. It is nobody's address then.
    """
    short = address.strip()[: LONGEST + 1]
    folded = unicodedata.normalize("NFKC", short).casefold().strip()
    name, at, domain = folded.rpartition("@")
    try:
        return f"{name}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:  # no domain at all, which the check of addresses says
        return folded


def require_plain(address: str) -> None:
    """Raises ValidationError for what only looks like an address: letters that resemble a to z,
    marks that nobody sees, two addresses in one, a domain that mail servers read in two ways.
    """
    name, _at, domain = address.strip().rpartition("@")
    if not PLAIN_NAME.fullmatch(name):
        raise ValidationError(_("Before the @ write letters from a to z, without accents."))
    kept = canonical(address)
    is_odd = READ_IN_TWO_WAYS.search(domain) or domain.startswith(HOST)
    if is_odd or not kept.isascii() or len(kept) > LONGEST:
        raise ValidationError(_("After the @ write the domain with letters from a to z."))
    validate_email(kept)


class AddressField(models.EmailField):
    """Keeps and looks up the canonical form, whichever is given; where there may be none, as NULL:
    "" would be one address that only one account can have.
    """

    default_validators = [*models.EmailField.default_validators, require_plain]

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return canonical(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add))
        if self.null:
            value = value or None
        setattr(model_instance, self.attname, value)
        return value
