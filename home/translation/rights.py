"""Who may do what with a page and its versions in other languages: questions like sentences.

Who may not publish changes nothing that readers see, by whichever view of wagtail-localize.
"""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

from home.access import Actor

START = "wagtail_localize.submit_translation"


def rights_on(actor: Actor, page: Page) -> PagePermissionTester:
    return page.permissions_for_user(actor.person or AnonymousUser())


def user_can_publish(actor: Actor, page: Page) -> bool:
    return bool(rights_on(actor, page).can_publish())


def user_can_write(actor: Actor, page: Page) -> bool:
    """Not while a moderator reads what was handed in: what is published is what was read."""
    rights = rights_on(actor, page)
    return bool(rights.can_edit() and not rights.page_locked())


def user_can_change_how_it_is_kept(actor: Actor, page: Page) -> bool:
    """Whether a page follows its source is said to readers, and decides what they read next."""
    return user_can_write(actor, page) and (not page.live or user_can_publish(actor, page))


def user_can_start(actor: Actor, page: Page) -> bool:
    """Have a page translated: who may write it."""
    return actor.has(START) and bool(rights_on(actor, page).can_edit())
