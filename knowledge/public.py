"""What of the library readers see (home/cache)."""

from home.cache.declared import not_public, public
from home.four_eyes import rules
from knowledge.models import (
    Adaptation,
    Evidence,
    RelatedTool,
    SavedTool,
    TaggedTool,
    ToolFile,
    ToolIndexPage,
    ToolOrigin,
    ToolPage,
    ToolTag,
)

LIBRARY = "library"


def declare() -> None:
    public(LIBRARY, ToolIndexPage, ToolPage, RelatedTool, TaggedTool, ToolTag)
    public(LIBRARY, ToolOrigin, ToolFile, Evidence, Adaptation, belongs_to=lambda row: [row.page])
    rules.told("knowledge.delete_tooltag", ToolTag)
    not_public("what one person keeps", SavedTool)
