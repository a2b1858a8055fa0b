"""Pages of the library and their rows. Uses `partners` and `home`, never the other way."""

from knowledge.models.evidence import Adaptation, Evidence
from knowledge.models.index_page import ToolIndexPage
from knowledge.models.rows import RelatedTool, ToolFile, ToolOrigin
from knowledge.models.saved_tool import SavedTool
from knowledge.models.tags import TaggedTool, ToolTag
from knowledge.models.tool_page import ToolPage

__all__ = [
    "Adaptation",
    "Evidence",
    "RelatedTool",
    "SavedTool",
    "TaggedTool",
    "ToolFile",
    "ToolIndexPage",
    "ToolOrigin",
    "ToolPage",
    "ToolTag",
]
