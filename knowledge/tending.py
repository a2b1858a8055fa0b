"""Who is in charge of a tool, and its free words: for one or many, outside its form."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home import audit, reviews
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import Refusal
from knowledge.models import ToolPage, ToolTag

ASSIGNED = "knowledge.assign"


class ToolRefusal(Refusal):
    words: ClassVar[str | Promise] = ""


class ToolIsLocked(ToolRefusal):
    words = _("It is locked, or waits for a review of others.")


def user_can_edit(actor: Actor, tool: ToolPage) -> bool:
    person = actor.person
    return person is not None and bool(tool.permissions_for_user(person).can_edit())


def is_locked(actor: Actor, tool: ToolPage) -> bool:
    return bool(tool.permissions_for_user(actor.person).page_locked())


@transaction.atomic
def assign(tool: ToolPage, person: Any, *, by: Actor) -> None:
    """Put a person in charge; no reader sees who. Raises ActionNotPermitted, IsGone."""
    require(user_can_edit(by, tool))
    current = locked(tool)
    if current.owner_id == (person and person.pk):
        return
    current.owner = person
    current.save(update_fields=["owner"], clean=False)
    audit.record(current, ASSIGNED, by=by, data={"person": str(person or "")})


@transaction.atomic
def tag(tool: ToolPage, tags: Collection[ToolTag], *, by: Actor) -> None:
    """Add free words to its newest draft. Where nothing waits to be published and `by` may, they go
    on the site at once; else they wait with the rest.

    Raises ActionNotPermitted, ToolIsLocked, IsGone.
    """
    require(user_can_edit(by, tool))
    current = locked(tool)
    if is_locked(by, current):
        raise ToolIsLocked()
    draft = current.get_latest_revision_as_object()
    missing = [one for one in tags if one not in set(draft.tags.all())]
    if not missing:
        return
    waits = current.has_unpublished_changes or not current.live or reviews.is_open(current)
    draft.tags.add(*missing)
    revision = draft.save_revision(user=by.person, log_action=True, clean=False)
    if not waits and current.permissions_for_user(by.person).can_publish():
        revision.publish(user=by.person)
