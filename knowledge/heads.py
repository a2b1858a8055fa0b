"""What stands above a tool's title, in a list and on its own page."""

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

from knowledge.enums import STAGE_TONES, PathStage

if TYPE_CHECKING:
    from knowledge.models import ToolPage


def head_tags(tool: "ToolPage") -> list[dict[str, Any]]:
    """How far it has come, when that is something, and what kind of tool it is."""
    stage = PathStage(tool.path_stage)
    kind = {"label": capfirst(tool.get_kind_display()), "icon": tool.icon_name}
    return (
        [{"label": capfirst(stage.label), "tone": STAGE_TONES[stage]}, kind]
        if stage in STAGE_TONES
        else [kind]
    )
