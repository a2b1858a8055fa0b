"""Relations to a person that no room declared: found by walking all models."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import EmailField, Model

from home.phone_numbers import PhoneNumberField
from home.privacy.held import is_declared


class UnknownRelation(Exception):
    """Nobody said what becomes of these when somebody erases their account."""


def unknown() -> list[str]:
    """As `app.Model.field`: keys to the account, keys to anything, addresses and numbers."""
    return sorted(
        f"{model._meta.label}.{name}"
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for name in _naming(model)
        if not is_declared(model, name)
    )


def require_all_known() -> None:
    """Raises UnknownRelation."""
    if found := unknown():
        raise UnknownRelation(", ".join(found))


def _naming(model: type[Model]) -> Iterator[str]:
    for one in model._meta.local_fields:
        is_key = one.is_relation and one.related_model is get_user_model()
        if is_key or isinstance(one, EmailField | PhoneNumberField):
            yield one.name
    anything = [one for one in model._meta.private_fields if isinstance(one, GenericForeignKey)]
    if anything:
        yield from (one.fk_field for one in anything)
    elif any(one.related_model is ContentType for one in model._meta.local_fields):
        yield from (one.name for one in model._meta.local_fields if one.name == "object_id")
