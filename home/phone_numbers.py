"""One way to write a mobile number: E.164, as in +6281234567890, however it was typed.

So that a number is looked up, counted and kept under one name. Numbers without a country are
Indonesian. Only mobiles are taken, because a code is sent there.
"""

import re
import unicodedata
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberType, ValidationResult

HOME = "ID"
LONGEST = 16  # letters of what is kept: a plus and fifteen digits
TYPED = 60  # letters that are looked at
SPELT = re.compile(r"\+?[\d().\-\s]+")  # digits of any script
MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
LANDLINE = (PhoneNumberType.FIXED_LINE, PhoneNumberType.VOIP, PhoneNumberType.UAN)
EXAMPLE = _("Write a mobile number, for example 0812 3456 7890; one from abroad begins with +.")
WRONG_LENGTH = {
    ValidationResult.TOO_SHORT: _("This number is too short. Please check its digits."),
    ValidationResult.TOO_LONG: _("This number is too long. Please check its digits."),
}


def canonical(number: str) -> str:
    """E.164; what is no mobile number comes back as it was written, and is nobody's."""
    try:
        return read(number)
    except ValidationError:
        return number.strip()[:TYPED]


def read(number: str) -> str:
    """E.164. Raises ValidationError in words for what is no mobile number."""
    spelt = _plain(number[:TYPED])
    if not SPELT.fullmatch(spelt):
        raise ValidationError(EXAMPLE)
    try:
        parsed = phonenumbers.parse(spelt, HOME)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(EXAMPLE) from error
    kind = phonenumbers.number_type(parsed)
    if kind in MOBILE:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if kind in LANDLINE:
        raise ValidationError(
            _("This is a landline, where no message can be read. Write a mobile number.")
        )
    length = phonenumbers.is_possible_number_for_type_with_reason(parsed, PhoneNumberType.MOBILE)
    raise ValidationError(WRONG_LENGTH.get(length, EXAMPLE))


def spaced(number: str) -> str:
    """As people read it: 0812-3456-7890, foreign ones with their country."""
    parsed = phonenumbers.parse(number, HOME)
    is_ours = phonenumbers.region_code_for_number(parsed) == HOME
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if is_ours else form.INTERNATIONAL)


def require_mobile(number: str) -> None:
    """Raises ValidationError."""
    read(number)


def _plain(number: str) -> str:
    """Without the marks that address books put around numbers; 00 is what people write for +."""
    folded = unicodedata.normalize("NFKC", number)
    kept = "".join(
        "-" if unicodedata.category(letter) == "Pd" else letter
        for letter in folded
        if unicodedata.category(letter) != "Cf"
    ).strip()
    return re.sub(r"^[\s(]*00(?=[\s)\-]*[1-9])", "+", kept)


class PhoneNumberField(models.CharField[Any, Any]):
    """Keeps and looks up the canonical form, whichever is given; NULL for none."""

    default_validators = [require_mobile]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return canonical(prepared) if isinstance(prepared, str) else prepared

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add)) or None
        setattr(model_instance, self.attname, value)
        return value
