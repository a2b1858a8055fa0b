"""The full set of blocks, in the order of the picker."""

from wagtail import blocks

from home.blocks.lists import ChecklistBlock, LinksBlock, StepsBlock
from home.blocks.media import DownloadsBlock, MediaBlock
from home.blocks.numbers import DatedFactsBlock
from home.blocks.table import TableBlock
from home.blocks.text import CalloutBlock, HeadingBlock, ParagraphBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("paragraph", ParagraphBlock()),
    ("callout", CalloutBlock()),
    ("steps", StepsBlock()),
    ("checklist", ChecklistBlock()),
    ("links", LinksBlock()),
    ("table", TableBlock()),
    ("media", MediaBlock()),
    ("downloads", DownloadsBlock()),
    ("facts", DatedFactsBlock()),
]


class BodyStreamBlock(blocks.StreamBlock):
    """`StreamField(BodyStreamBlock())` gives a page every block."""

    def __init__(self, local_blocks: object = None, **kwargs: object) -> None:
        super().__init__([*BODY_BLOCKS, *(local_blocks or [])], **kwargs)
