"""What the library asks of an editor today, and of nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow

from home.panels import waiting_for_review
from knowledge.admin import today
from knowledge.models import ToolIndexPage, ToolPage
from portal.users.models import User
from tests.factories.knowledge import AdaptationFactory, ToolPageFactory

pytestmark = pytest.mark.django_db


def tool_with(library: ToolIndexPage, *, days: int, **change: Any) -> ToolPage:
    due = timezone.localdate() + timedelta(days=days)
    return ToolPageFactory(
        parent=library, title="Buku kas", adaptations=[AdaptationFactory.build(due=due, **change)]
    )


def test_verdict_past_its_day_is_asked_for(library: ToolIndexPage, editor: User) -> None:
    tool = tool_with(library, days=-1)
    (item,) = today.overdue_verdicts(editor)
    assert item.is_urgent
    assert item.label == "Buku kas"
    assert item.url == f"/admin/pages/{tool.pk}/edit/"


@pytest.mark.parametrize(("days", "verdict"), [(0, "pending"), (9, "pending"), (-9, "fits")])
def test_verdict_that_is_there_or_has_time_is_not(
    library: ToolIndexPage, editor: User, days: int, verdict: str
) -> None:
    tool_with(library, days=days, verdict=verdict)
    assert today.overdue_verdicts(editor) == []


def test_nobody_without_rights_is_asked(library: ToolIndexPage, stranger: User) -> None:
    tool_with(library, days=-1)
    ToolPageFactory(parent=library, live=False, owner=stranger)
    assert today.overdue_verdicts(stranger) == list(today.own_drafts(stranger)) == []


def test_draft_is_its_owners_until_it_is_submitted(
    library: ToolIndexPage, editor: User, moderator: User
) -> None:
    draft = ToolPageFactory(parent=library, title="Panduan", live=False, owner=editor)
    assert [item.label for item in today.own_drafts(editor)] == ["Panduan"]
    assert not today.own_drafts(moderator)
    draft.save_revision(user=editor)
    Workflow.objects.get(name="Moderasi").start(draft, editor)
    assert not today.own_drafts(editor)
    assert [item.label for item in waiting_for_review(moderator)] == ["Panduan"]


def test_tool_sent_back_comes_to_its_owner(
    library: ToolIndexPage, editor: User, moderator: User
) -> None:
    tool = ToolPageFactory(parent=library, title="Panduan", live=False, owner=editor)
    tool.save_revision(user=editor)
    state = Workflow.objects.get(name="Moderasi").start(tool, editor).current_task_state
    state.task.on_action(state, moderator, "reject", comment="Tulis hasil ujinya.")
    assert [item.label for item in today.tools_sent_back(editor)] == ["Panduan"]
    assert not today.own_drafts(editor)


def test_dashboard_shows_the_lists(at_desk: Client, library: ToolIndexPage) -> None:
    tool_with(library, days=-3)
    html = at_desk.get("/admin/").content.decode()
    assert "Buku kas" in html
    assert "needs-me-today" in html
