"""Records that are planned for: which kinds there are, who may edit and publish one."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import Http404
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home import work
from home.access import Actor
from home.planning.models import OfRecord


def find(label: str, key: int) -> Any:
    """By `app.model` and key. Raises Http404, also for a kind that has no drafts."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if model not in work.registered_kinds():
        raise Http404
    found = model._default_manager.filter(pk=key).first()
    if found is None or (isinstance(found, Page) and found.is_root()):
        raise Http404
    return found


def label_of(subject: Model) -> str:
    return Page._meta.label_lower if isinstance(subject, Page) else subject._meta.label_lower


def may_edit(actor: Actor, subject: Model) -> bool:
    return _may(actor, subject, "change")


def may_publish(actor: Actor, subject: Model) -> bool:
    return _may(actor, subject, "publish")


def title_of(subject: Any) -> str:
    """Of its newest version."""
    revision = subject.latest_revision
    return str(revision.object_str if revision else subject)[:255]


def kind_of(subject: Any) -> str:
    kind = getattr(subject, "specific_class", None) or type(subject)
    return str(kind._meta.verbose_name)


def addresses(user: Any, subjects: Iterable[Model]) -> dict[Model, str]:
    """Where each is edited; nothing for what this person may not edit."""
    finder = AdminURLFinder(user)
    return {one: url for one in subjects if (url := finder.get_edit_url(one))}


def subjects_of(rows: Iterable[OfRecord]) -> dict[tuple[int, int], Any]:
    """By type and key; a query for each kind."""
    keys: dict[Any, list[int]] = {}
    for row in rows:
        keys.setdefault(row.content_type, []).append(row.object_id)
    found = {}
    for kind, wanted in keys.items():
        if model := kind.model_class():
            records = model._default_manager.select_related("latest_revision")
            for one in records.defer("latest_revision__content").filter(pk__in=wanted):
                found[kind.pk, one.pk] = one
    return found


def named(rows: Iterable[OfRecord]) -> dict[tuple[int, int], Any]:
    """The same of kinds without drafts too, as they stand on the site."""
    keys: dict[Any, list[int]] = {}
    for row in rows:
        keys.setdefault(row.content_type, []).append(row.object_id)
    return {
        (kind.pk, one.pk): one
        for kind, wanted in keys.items()
        if (model := kind.model_class())
        for one in model._base_manager.filter(pk__in=wanted)
    }


def _may(actor: Actor, subject: Any, action: str) -> bool:
    person = actor.person or AnonymousUser()
    if isinstance(subject, Page):
        rights = subject.permissions_for_user(person)
        return bool(rights.can_edit() if action == "change" else rights.can_publish())
    return bool(policy_registry.get(subject).user_has_permission(person, action))
