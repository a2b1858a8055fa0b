"""Relations to a person that no room declared: found by walking all models."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db.models import EmailField, Model

from home.keys import keys_to, keys_to_anything, stored_models
from home.phone_numbers import PhoneNumberField
from home.privacy.held import is_declared


class UnknownRelation(Exception):
    """Nobody said what becomes of these when somebody erases their account."""


def unknown() -> list[str]:
    """As `app.Model.field`: keys to the account, keys to anything, addresses and numbers."""
    return sorted(
        f"{model._meta.label}.{name}"
        for model in stored_models()
        for name in _naming(model)
        if not is_declared(model, name)
    )


def require_all_known() -> None:
    """Raises UnknownRelation."""
    if found := unknown():
        raise UnknownRelation(", ".join(found))


def _naming(model: type[Model]) -> Iterator[str]:
    yield from keys_to(get_user_model(), model)
    for one in model._meta.local_fields:
        if isinstance(one, EmailField | PhoneNumberField):
            yield one.name
    yield from keys_to_anything(model)
