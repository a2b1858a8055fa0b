"""Editors find their tools by the state of the work and by topic."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Workflow

from home.translation.publishing import publish_translation
from knowledge.admin import states
from knowledge.admin.states import WorkState
from knowledge.models import ToolIndexPage, ToolPage
from portal.users.models import User
from tests.factories.home import ChallengeFactory
from tests.factories.knowledge import EvidenceFactory, ToolPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/tools/"


def titles(client: Client, **query: Any) -> list[str]:
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return sorted(page.title for page in response.context["object_list"])


def submit(tool: ToolPage, user: User) -> Any:
    tool.save_revision(user=user)
    return Workflow.objects.get(name="Moderasi").start(tool, user)


def test_status_narrows_the_list(at_desk: Client, library: ToolIndexPage, editor: User) -> None:
    ToolPageFactory(parent=library, title="Terbit")
    ToolPageFactory(parent=library, title="Rancangan", live=False)
    changed = ToolPageFactory(parent=library, title="Berubah")
    changed.save_revision()
    submit(ToolPageFactory(parent=library, title="Diajukan", live=False), editor)
    assert titles(at_desk, state=WorkState.LIVE) == ["Berubah", "Terbit"]
    assert titles(at_desk, state=WorkState.CHANGED) == ["Berubah"]
    assert titles(at_desk, state=WorkState.DRAFT) == ["Diajukan", "Rancangan"]
    assert titles(at_desk, state=WorkState.WAITING) == ["Diajukan"]
    assert titles(at_desk, state=WorkState.RETURNED) == []


def test_tool_sent_back_is_found_as_such(library: ToolIndexPage, editor: User) -> None:
    tool = ToolPageFactory(parent=library, live=False)
    workflow = submit(tool, editor)
    workflow.current_task_state.task.on_action(workflow.current_task_state, editor, "reject")
    assert states.in_work_state(ToolPage.objects.all(), WorkState.RETURNED).get() == tool


def test_topic_narrows_the_list(at_desk: Client, library: ToolIndexPage) -> None:
    inactive = ChallengeFactory()
    ToolPageFactory(parent=library, title="Anggota", challenges=[inactive])
    ToolPageFactory(parent=library, title="Gudang", kind="case")
    assert titles(at_desk, challenges=inactive.pk) == ["Anggota"]
    assert titles(at_desk, kind="case") == ["Gudang"]


def test_untested_tools_are_found(at_desk: Client, library: ToolIndexPage) -> None:
    ToolPageFactory(parent=library, title="Belum diuji")
    ToolPageFactory(
        parent=library, title="Teruji", evidence=[EvidenceFactory.build() for _ in range(2)]
    )
    assert titles(at_desk, untested="true") == ["Belum diuji"]
    assert titles(at_desk, untested="false") == ["Teruji"]


def test_missing_translation_is_found(at_desk: Client, library: ToolIndexPage) -> None:
    english = Locale.objects.get(language_code="en")
    for page in (library.get_parent(), library):
        page.specific.copy_for_translation(english)
    both = ToolPageFactory(parent=library, title="Dua bahasa")
    publish_translation(both, "en", {})
    ToolPageFactory(parent=library, title="Satu bahasa")
    assert titles(at_desk, translation="missing") == ["Satu bahasa"]


def test_list_is_closed_to_people_without_rights(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.parametrize(
    ("query", "status"),
    [({"state": "x"}, 200), ({"locale": "9999"}, 404), ({"q": '"'}, 200), ({"p": "9" * 20}, 200)],
)
def test_odd_filters_are_answered(
    at_desk: Client, library: ToolIndexPage, query: dict[str, str], status: int
) -> None:
    assert at_desk.get(ADDRESS, query).status_code == status


def test_editor_keeps_the_tags(at_desk: Client) -> None:
    added = at_desk.post(
        "/admin/snippets/knowledge/tooltag/add/", {"name": "susu", "name_en": "milk"}
    )
    assert added.status_code == 302
    assert "susu" in at_desk.get("/admin/snippets/knowledge/tooltag/").content.decode()
