"""Keeping tools on one's own account. What is no tool that everybody may read is not kept."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from home.access import Actor, require
from home.desk.refusals import Refusal
from knowledge.models import SavedTool, ToolPage
from knowledge.saved.finding import published_at

MOST = 200  # of one person


class TooManySaved(Refusal):
    """Facts: most (int)."""


@transaction.atomic
def save(person: Any, paths: Collection[str], *, by: Actor) -> list[ToolPage]:
    """Keep the tools at these addresses of pages; once more changes nothing. Returns them.

    Raises ActionNotPermitted, TooManySaved.
    """
    require(by.is_(person.pk))
    tools = published_at(paths)
    get_user_model()._default_manager.select_for_update().get(pk=person.pk)
    kept = set(SavedTool.objects.filter(person=person.pk).values_list("tool", flat=True))
    new = {page.translation_key: page.title for page in tools if page.translation_key not in kept}
    if len(kept) + len(new) > MOST:
        raise TooManySaved(most=MOST)
    SavedTool.objects.bulk_create(
        SavedTool(person_id=person.pk, tool=key, title=title) for key, title in new.items()
    )
    return tools


def drop(person: Any, key: int, *, by: Actor) -> None:
    """Keep a tool no longer; one that is not there is gone already. Raises ActionNotPermitted."""
    require(by.is_(person.pk))
    SavedTool.objects.filter(person=person.pk, pk=key).delete()
