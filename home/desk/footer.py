"""What stands first at the foot of a form with drafts: the act that its reader came for.

Beside an open review that is the decision: approving first, sending back visible beside it, and
nothing that goes around it. Who may not publish hands in; saving a draft stands beside it. What is
locked says so, before it offers to end the review.
"""

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from wagtail.admin import action_menu as pages
from wagtail.admin.ui.components import Component
from wagtail.snippets import action_menu as snippets

from home.desk.reasons import REJECT

DECISIONS = (pages.WorkflowMenuItem, snippets.WorkflowMenuItem)
PUBLISH = (pages.PublishMenuItem, snippets.PublishMenuItem)
HAND_IN = (pages.SubmitForModerationMenuItem, snippets.SubmitForModerationMenuItem)
SAVE = (pages.SaveDraftMenuItem, snippets.SaveMenuItem)
LOCKED = (pages.PageLockedMenuItem, snippets.LockedMenuItem)
APPROVE = "approve"


class SideBySide(Component):
    """Two buttons that are seen at once; what else there is opens beside them.

    A key pressed in a field sends a form by its first button: that saves, whatever stands first.
    """

    template_name = "desk/admin/side_by_side.html"

    def __init__(self, main: Component, other: Component) -> None:
        self.main, self.other = main, other

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {
            "main": self.main.render_html(parent_context),
            "other": self.other.render_html(parent_context),
        }

    @property
    def media(self) -> Media:
        return self.main.media + self.other.media


def what_one_came_for(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """For `construct_page_action_menu` and `construct_snippet_action_menu`."""
    decisions = [one for one in items if isinstance(one, DECISIONS)]
    if _is_under_review(items, context, decisions):
        items[:] = [one for one in items if not isinstance(one, PUBLISH)]
    if decisions:
        approve = next((one for one in decisions if one.name == APPROVE), None)
        _put_first(items, approve, next((one for one in decisions if one.name == REJECT), None))
    elif locked := _of(items, LOCKED):
        items[:] = [locked, *(one for one in items if one is not locked)]
    elif not _of(items, PUBLISH):
        _put_first(items, _of(items, HAND_IN), _of(items, SAVE))


def _is_under_review(items: list[Any], context: dict[str, Any], decisions: list[Any]) -> bool:
    """Also for who may publish and is none of those who are asked."""
    record = context.get("page") or context.get("instance")
    if decisions or record is None or not _of(items, PUBLISH):
        return bool(decisions)
    return bool(getattr(record, "workflow_in_progress", False))


def _put_first(items: list[Any], main: Any, other: Any) -> None:
    if main is not None and other is not None:
        rest = [one for one in items if one not in (main, other)]
        items[:] = [SideBySide(main, other), *rest]


def _of(items: list[Any], kinds: tuple[type, ...]) -> Any:
    return next((one for one in items if isinstance(one, kinds)), None)
