"""Staff roles exist after migrating, with the rights that their work needs."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow

from home.groups import EDITORS, MODERATORS

pytestmark = pytest.mark.django_db


def _rights(group: str) -> set[str]:
    permissions = Group.objects.get(name=group).permissions.select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions}


def _page_rights(group: str) -> set[str]:
    rights = Group.objects.get(name=group).page_permissions.select_related("permission")
    return {right.permission.codename for right in rights}


@pytest.mark.parametrize("group", [EDITORS, MODERATORS])
def test_staff_reach_the_admin_and_keep_the_vocabulary(group: str) -> None:
    assert {"wagtailadmin.access_admin", "home.change_sector", "home.change_region"} <= _rights(
        group
    )


@pytest.mark.parametrize("group", [EDITORS, MODERATORS])
def test_nobody_deletes_a_term_that_records_may_rely_on(group: str) -> None:
    assert not any(right.startswith("home.delete_sector") for right in _rights(group))


def test_only_moderators_publish() -> None:
    assert "publish_page" in _page_rights(MODERATORS)
    assert "publish_page" not in _page_rights(EDITORS)


def test_every_page_goes_through_moderation() -> None:
    workflow = Workflow.objects.get(name="Moderasi")
    assert workflow.workflow_pages.get().page == Page.get_first_root_node()
    task = workflow.workflow_tasks.get().task.specific
    assert list(task.groups.values_list("name", flat=True)) == [MODERATORS]
