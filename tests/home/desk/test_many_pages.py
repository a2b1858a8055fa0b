"""Publishing many pages at once goes around no review."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Workflow

from portal.users.models import User
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
MODERATION = "Moderasi"


def _address(*pages: Page) -> str:
    return "/admin/bulk/wagtailcore/page/publish/?" + "&".join(f"id={page.pk}" for page in pages)


def _draft(title: str, editor: User, *, handed_in: bool, parent: Page | None = None) -> Page:
    page = StandardPageFactory(title=title, live=False, parent=parent or HomePageFactory())
    page.save_revision(user=editor)
    if handed_in:
        Workflow.objects.get(name=MODERATION).start(page, editor)
    return page


def _is_live(page: Page) -> bool:
    return bool(Page.objects.get(pk=page.pk).live)


@pytest.fixture
def boss(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def test_what_waits_for_a_review_is_left_and_named(boss: Client, editor: User) -> None:
    free = _draft("Bebas", editor, handed_in=False)
    waiting = _draft("Ditinjau", editor, handed_in=True, parent=free.get_parent())
    page = boss.get(_address(free, waiting)).content.decode()
    before, after = page.split("Sedang menunggu tinjauan", 1)
    assert "Bebas" in before
    assert "Ditinjau" in after
    boss.post(_address(free, waiting))
    assert (_is_live(free), _is_live(waiting)) == (True, False)
    assert waiting.workflow_in_progress


@pytest.mark.parametrize("also_below", [True, False])
def test_so_is_what_waits_below_a_page(boss: Client, editor: User, also_below: bool) -> None:
    above = _draft("Atas", editor, handed_in=False)
    free = _draft("Bebas", editor, handed_in=False, parent=above)
    waiting = _draft("Ditinjau", editor, handed_in=True, parent=above)
    given: dict[str, Any] = {"include_descendants": "on"} if also_below else {}
    boss.post(_address(above), given)
    assert [_is_live(one) for one in (above, free, waiting)] == [True, also_below, False]
    assert waiting.workflow_in_progress
