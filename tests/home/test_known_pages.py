"""The pages that somebody may know of are those of Wagtail's own policy, and the public ones."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail.permissions import page_permission_policy

from home.visibility import known, public
from tests.factories.home import StandardPageFactory
from tests.factories.people import stranger

pytestmark = pytest.mark.django_db


def as_before(user: object) -> set[int]:
    mine = page_permission_policy.explorable_instances(user)
    return {
        *mine.values_list("pk", flat=True),
        *public(Page.objects.all()).values_list("pk", flat=True),
    }


def tree() -> list[Page]:
    root = Page.objects.get(depth=1)
    pages = []
    for parent in (StandardPageFactory(parent=root), StandardPageFactory(parent=root, live=False)):
        pages.append(parent)
        for live in (True, False):
            child = StandardPageFactory(parent=parent, live=live)
            pages += [child, StandardPageFactory(parent=child, live=live)]
    return pages


def test_for_every_place_where_one_may_work() -> None:
    pages = tree()
    PageViewRestriction.objects.create(page=pages[1], restriction_type="login")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    for number, places in enumerate(product((None, 0, 2, 4), (None, 6, 8))):
        user = stranger(f"orang-{number}")
        group = Group.objects.create(name=f"Di {number}")
        user.groups.add(group)
        for place in places:
            if place is not None:
                GroupPagePermission.objects.create(
                    group=group, page=pages[place], permission=change
                )
        told = set(known(Page.objects.all(), user).values_list("pk", flat=True))
        assert told == as_before(user), places


def test_for_staff_and_for_nobody(editor, moderator, admin_user) -> None:
    tree()
    for user in (editor, moderator, admin_user, AnonymousUser()):
        told = set(known(Page.objects.all(), user).values_list("pk", flat=True))
        assert told == as_before(user)


def test_they_are_searched(editor) -> None:
    page = StandardPageFactory(parent=Page.objects.get(depth=1), title="Gudang", live=False)
    found = known(Page.objects.all(), editor).autocomplete("gudang")
    assert isinstance([one.pk for one in found], list)
    assert page.pk
