"""Reads the history as it is written: what somebody changed on the site who does not decide.

Values before and after are noted while a person of the admin saves, and only then.
"""

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import FileField, Model, Q
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, ReferenceIndex

from home.access import Actor
from home.audit import CHANGED, CREATED, DELETED, written_in_bulk
from home.desk.forms import said
from home.four_eyes.letters import CHANGES, Change
from home.four_eyes.rules import Guard, Rule, rule_of, those_visitors_read, user_decides
from home.notices import posting
from home.notices.posting import Occasion

OWN = (CREATED, CHANGED, DELETED)
LONGEST = 300
ADMIN = "wagtailadmin.access_admin"
_changed: ContextVar[dict[tuple[type, Any], Change] | None] = ContextVar("changed", default=None)


@receiver(pre_save)
def on_saving(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    rule, person = rule_of(sender), get_active_log_context().user
    if rule is None or rule.guard is not Guard.TOLD or raw or not (person and instance.pk):
        return
    if user_decides(Actor(person), sender):
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before is None:
        return
    found = _changed.get() or {}
    known = found.get((sender, instance.pk), {})
    _changed.set({**found, (sender, instance.pk): {**_differences(before, instance), **known}})


@receiver(post_save, sender=ModelLogEntry)
def on_written(instance: ModelLogEntry, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        look_at([instance])


@receiver(written_in_bulk)
def on_written_in_bulk(entries: list[Any], **kwargs: Any) -> None:
    look_at(entries)


def look_at(entries: list[Any]) -> None:
    """Tell those who decide, in one letter each however many entries there are."""
    told: list[Occasion] = []
    deciders: dict[str, list[int]] = {}
    for entry, model, rule in _needing_second_eyes(entries):
        if rule.right not in deciders:
            deciders[rule.right] = _people_with(rule.right)
        changes = (_changed.get() or {}).get((model, _key_of(model, entry)), {})
        facts = {"entry": entry.pk, "changes": changes}
        told += [
            Occasion(person, f"entry:{entry.pk}", facts)
            for person in deciders[rule.right]
            if person != entry.user_id
        ]
    if told:
        posting.tell_gathered(CHANGES, told)


def _needing_second_eyes(entries: list[Any]) -> Iterator[tuple[Any, type[Model], Rule]]:
    """Each with the model of its record and the rule for it; the records of a model at once."""
    written: dict[type[Model], list[Any]] = {}
    for entry in entries:
        model = entry.content_type.model_class()
        if model and _may_need_second_eyes(entry, model):
            written.setdefault(model, []).append(entry)
    for model, some in written.items():
        records = model._default_manager.in_bulk({_key_of(model, entry) for entry in some})
        read = those_visitors_read(r for r in records.values() if not _is_upload(r))
        rule = rule_of(model)
        for entry in some:
            record = records.get(_key_of(model, entry))
            if rule and _is_read(entry, rule, record, read):
                yield entry, model, rule


def _may_need_second_eyes(entry: Any, model: type[Model]) -> bool:
    rule, person = rule_of(model), entry.user
    if rule is None or rule.guard is Guard.FREE or person is None or "acted_for" in entry.data:
        return False
    if rule.guard is Guard.APPROVAL and entry.action.startswith("wagtail."):
        return False  # words of a draft
    actor = Actor(person)
    return actor.has(ADMIN) and not user_decides(actor, model)


def _is_read(entry: Any, rule: Rule, record: Model | None, read: set[Any]) -> bool:
    if record is None:
        return bool(entry.deleted)
    if rule.guard is Guard.TOLD and entry.action not in OWN and entry.action.startswith("wagtail."):
        return False  # comments, locks
    return _is_used(record) if _is_upload(record) else record.pk in read


def _key_of(model: type[Model], entry: Any) -> Any:
    return model._meta.pk.to_python(entry.object_id)


def _is_upload(record: Model) -> bool:
    return isinstance(record, (get_image_model(), get_document_model()))


def _is_used(record: Model) -> bool:
    return bool(ReferenceIndex.get_references_to(record).exists())


def _differences(before: Model, after: Model) -> Change:
    """By the names of fields: what stood there, and what stands there now."""
    found: Change = {}
    for field in after._meta.concrete_fields:
        if not field.editable or field.primary_key or getattr(field, "auto_now", False):
            continue
        name = field.attname if isinstance(field, FileField) else field.name
        old, new = (_said(row, name) for row in (before, after))
        if old != new:
            found[field.name] = (old, new)
    return found


def _said(row: Model, name: str) -> str:
    show = getattr(row, f"get_{name}_display", None)
    return said(show() if show else getattr(row, name))[:LONGEST]


def _people_with(right: str) -> list[int]:
    app, codename = right.split(".")
    by_group = Q(
        groups__permissions__codename=codename,
        groups__permissions__content_type__app_label=app,
    )
    by_name = Q(user_permissions__codename=codename, user_permissions__content_type__app_label=app)
    people = get_user_model()._default_manager.filter(is_active=True)
    found = people.filter(by_group | by_name | Q(is_superuser=True))
    return sorted(set(found.values_list("pk", flat=True)))
