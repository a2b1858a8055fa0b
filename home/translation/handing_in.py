"""An editor hands a translation in; a moderator reads and publishes it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation


class HandInDenied(PermissionDenied):
    """The person may not hand this translation in, or publishes it without help."""


class NothingToHandIn(Exception):
    """The page is no translation, or somebody is reading it already."""


def user_can_hand_in(user: Any, page: Page) -> bool:
    """Whether this is a translation that `user` may write, not publish, and nobody reads yet."""
    rights = page.permissions_for_user(user)
    if not rights.can_edit() or rights.can_publish():
        return False
    return _is_translation(page) and _is_free(page)


@transaction.atomic
def hand_in(page: Page, *, by: Any) -> None:
    """Start the moderation of a translation.

    What is translated stays where wagtail-localize keeps it, and the page as readers see it: to
    save a draft, wagtail-localize would write over the published page. A moderator reads and
    publishes in its editor, which ends the moderation, as publishing does with any page.
    Raises HandInDenied, NothingToHandIn.
    """
    rights = page.permissions_for_user(by)
    if not rights.can_edit() or rights.can_publish():
        raise HandInDenied
    if not _is_translation(page) or not _is_free(page):
        raise NothingToHandIn
    page.get_workflow().start(page, by)


def _is_translation(page: Page) -> bool:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).exists()


def _is_free(page: Page) -> bool:
    return page.get_workflow() is not None and not page.workflow_in_progress
