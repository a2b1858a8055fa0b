"""An editor hands a translation in; a moderator reads and publishes it."""

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.access import Actor, require


class NothingToHandIn(Exception):
    """The page is no translation, or somebody is reading it already."""


def user_can_hand_in(actor: Actor, page: Page) -> bool:
    """Whether this is a translation that `actor` may write, not publish, and nobody reads yet."""
    return _only_writes(actor, page) and is_translation(page) and _is_free(page)


@transaction.atomic
def hand_in(page: Page, *, by: Actor) -> None:
    """Start the moderation of a translation.

    What is translated stays where wagtail-localize keeps it, and the page as readers see it: to
    save a draft, wagtail-localize would write over the published page. A moderator reads and
    publishes in its editor, which ends the moderation, as publishing does with any page.
    Raises ActionNotPermitted, NothingToHandIn.
    """
    require(_only_writes(by, page))
    if not is_translation(page) or not _is_free(page):
        raise NothingToHandIn
    if page.alias_of_id and page.latest_revision is None:
        _make_version(page, by)
    page.get_workflow().start(page, by.person)


def _make_version(page: Page, by: Actor) -> None:
    """Moderation is of a version, and Wagtail makes none of a placeholder. It stays one."""
    words = type(page).objects.get(pk=page.pk)
    words.alias_of_id = None
    words.save_revision(user=by.person, changed=False, clean=False)
    page.refresh_from_db()


def _only_writes(actor: Actor, page: Page) -> bool:
    """Who publishes needs nobody's help."""
    rights = page.permissions_for_user(actor.person or AnonymousUser())
    return bool(rights.can_edit() and not rights.can_publish())


def is_translation(page: Page) -> bool:
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return bool(translations.exists())


def _is_free(page: Page) -> bool:
    return page.get_workflow() is not None and not page.workflow_in_progress
