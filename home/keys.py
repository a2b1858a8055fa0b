"""What leads to rows of a model, found by walking all models: for those who must know all of it.

Erasing a person (home/privacy) and merging organisations (partners/organisations) stop at what no
room declared.
"""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def stored_models() -> Iterator[type[Model]]:
    """Each that has a table of its own, many-to-many tables too."""
    yield from (one for one in apps.get_models(include_auto_created=True) if not one._meta.proxy)


def keys_to(target: type[Model], model: type[Model]) -> Iterator[str]:
    """Names of the fields of `model` that are foreign keys to `target`."""
    for one in model._meta.local_fields:
        if one.is_relation and one.related_model is target:
            yield one.name


def keys_to_anything(model: type[Model]) -> Iterator[str]:
    """Names of the fields that hold the key of a row of whatever kind, a content type beside it."""
    anything = [one for one in model._meta.private_fields if isinstance(one, GenericForeignKey)]
    if anything:
        yield from (one.fk_field for one in anything)
    elif any(one.related_model is ContentType for one in model._meta.local_fields):
        yield from (one.name for one in model._meta.local_fields if one.name == "object_id")
