"""What editors set on a block and readers see as its look, not as its words."""

from wagtail import blocks


class SettingBlock(blocks.ChoiceBlock):
    """A choice whose label is no text of the page: it is never searched.

    Wagtail would index it in whatever language is active while the index is written.
    """

    def get_searchable_content(self, value: str) -> list[str]:
        return []
