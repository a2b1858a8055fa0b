"""StreamField blocks that every page may use. `BODY_BLOCKS` is the full set.

Each block carries icon, label, description, a preview value and a template in
`templates/blocks/`; all of them are extracted and restored by wagtail-localize.
"""

from home.blocks.lists import ChecklistBlock, LinksBlock, StepsBlock
from home.blocks.media import DownloadsBlock, MediaBlock
from home.blocks.numbers import DatedFactsBlock
from home.blocks.stream import BODY_BLOCKS, BodyStreamBlock
from home.blocks.table import TableBlock
from home.blocks.text import RICH_TEXT_FEATURES, CalloutBlock, HeadingBlock, ParagraphBlock

__all__ = [
    "BODY_BLOCKS",
    "RICH_TEXT_FEATURES",
    "BodyStreamBlock",
    "CalloutBlock",
    "ChecklistBlock",
    "DatedFactsBlock",
    "DownloadsBlock",
    "HeadingBlock",
    "LinksBlock",
    "MediaBlock",
    "ParagraphBlock",
    "StepsBlock",
    "TableBlock",
]
