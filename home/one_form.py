"""Texts that only one record may have, in one way to write them.

To people `Susu`, `susu ` and ｓｕｓｕ are one code; databases tell them apart. A code is stored in
small letters, a name without what nobody sees; and the database itself refuses a second one that
differs by large and small letters only.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower


def one_form(text: str) -> str:
    """As it is seen: letters and digits of one width (NFKC), one space between words, no marks
    without width.

    >>> one_form(" Rapat\\u00a0\\u200banggota "), one_form("ＳＨＵ１")
    ('Rapat anggota', 'SHU1')
    """
    if text.isascii():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split())


def one_code(text: str) -> str:
    """A code, the last part of an address: small letters.

    >>> one_code(" Rapat-Anggota")
    'rapat-anggota'
    """
    return one_form(text).casefold()


class NameField(models.CharField):
    """Keeps the one form of a name that only one record may have, whoever writes it."""

    form = staticmethod(one_form)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return self.form(text) if isinstance(text, str) else text

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        """To the database it is the plain field."""
        name, _path, args, kwargs = super().deconstruct()
        plain = "SlugField" if isinstance(self, models.SlugField) else "CharField"
        return name, f"django.db.models.{plain}", args, kwargs


class CodeField(NameField, models.SlugField):
    """A code or an address in small letters, whoever writes it."""

    form = staticmethod(one_code)


class OneWhateverItsCase(models.UniqueConstraint):
    """Of a text that only one record may have; refused beside its field."""

    def __init__(self, field: str, *, name: str) -> None:
        super().__init__(Lower(field), name=name)
        self.field = field

    def deconstruct(self) -> Any:
        """To the database it is the plain constraint."""
        plain = models.UniqueConstraint(Lower(self.field), name=self.name)
        return plain.deconstruct()

    def clone(self) -> "OneWhateverItsCase":
        return type(self)(self.field, name=self.name)

    def validate(self, model: Any, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError by field."""
        try:
            super().validate(model, instance, *args, **kwargs)
        except ValidationError:
            told = instance.unique_error_message(model, (self.field,))
            raise ValidationError({self.field: told}) from None


def told_apart(model: Any, field: str, form: Callable[[str], str] = one_code) -> None:
    """For migrations, before the constraint: what stands there so far gets its one form, and what
    then is one with an older row a number.
    """
    longest = model._meta.get_field(field).max_length
    taken: set[str] = set()
    changed = []
    for pk, text in model._base_manager.order_by("pk").values_list("pk", field).iterator():
        base, number = form(text), 1
        free = base
        while free.casefold() in taken:
            number += 1
            free = f"{base[: longest - len(str(number)) - 1]}-{number}"
        taken.add(free.casefold())
        if free != text:
            changed.append((pk, free))
    for pk, _free in changed:  # two may change places
        model._base_manager.filter(pk=pk).update(**{field: f"-{pk}"})
    for pk, free in changed:
        model._base_manager.filter(pk=pk).update(**{field: free})
