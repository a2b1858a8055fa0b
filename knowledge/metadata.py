"""What stands above a tool's title, in a list and on its own page."""

from typing import TYPE_CHECKING

from django.utils.text import capfirst

from home.ui.states import look
from knowledge.enums import PathStage

if TYPE_CHECKING:
    from knowledge.models import ToolPage

# Not worth a tag: nothing was done here with the tool yet.
UNSAID = (PathStage.SUMMARY,)


def head_tags(tool: "ToolPage") -> list[dict[str, object]]:
    """How far it has come, when that is something, and its kind, which is drawn beside it."""
    stage = PathStage(tool.path_stage)
    kind: dict[str, object] = {"label": capfirst(tool.get_kind_display())}
    if stage in UNSAID:
        return [kind]
    return [{"label": capfirst(stage.label), "tone": look(stage).tone}, kind]
