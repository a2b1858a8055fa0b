"""Titles, names and subjects are one line, whoever writes them: a form, a list, a command.

A line break in one ends a line where none may end: a heading, a subject, a calendar.
"""

from functools import cache
from typing import Any

from django.db.models import CharField, Model
from django.db.models.signals import pre_save
from django.dispatch import receiver

LONGEST = 255  # what is longer is a remark


def one_line(text: str) -> str:
    r"""The same words, with a blank for each break between lines.

    >>> one_line("Pembukuan \r\n koperasi\u2028susu\n")
    'Pembukuan koperasi susu'
    """
    return " ".join(filter(None, map(str.strip, text.splitlines())))


@receiver(pre_save)
def on_saving(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    for name in _of_one_line(sender):
        text = instance.__dict__.get(name)  # nothing that was left in the database
        if isinstance(text, str) and "".join(text.splitlines()) != text:
            setattr(instance, name, one_line(text))


@cache
def _of_one_line(model: type[Model]) -> tuple[str, ...]:
    """Short texts that people write; codes and addresses have a form of their own."""
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if type(field) is CharField
        and not field.choices
        and field.max_length is not None
        and field.max_length <= LONGEST
    )
