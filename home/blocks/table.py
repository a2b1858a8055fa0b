"""A small table whose texts wagtail-localize can translate."""

from hashlib import blake2s
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue


class TableBlock(TypedTableBlock):
    """Text and number columns, a caption, the first row as head.

    Cells have no identifiers, so a segment is named after its own text: a translation
    survives when rows or columns are moved, and equal cells are translated once.
    """

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(_key(text), text) for text in dict.fromkeys(_texts(table))]

    def restore_translated_segments(
        self, table: TypedTable, segments: list[StringSegmentValue | OverridableSegmentValue]
    ) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}

        def translate(value: Any) -> Any:
            return translated.get(_key(value), value) if isinstance(value, str) else value

        return TypedTable(
            columns=[{**col, "heading": translate(col["heading"])} for col in table.columns],
            row_data=[
                {"values": [translate(value) for value in row["values"]]} for row in table.row_data
            ],
            caption=translate(table.caption),
        )

    def pair_segments(self, source: TypedTable, target: TypedTable) -> list[StringSegmentValue]:
        """Segments of `source` with the texts that stand in the same places of `target`."""
        pairs = zip(_texts(source), _texts(target), strict=True)
        return [StringSegmentValue(_key(old), new) for old, new in pairs]

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Text and numbers in rows; the caption says what the table shows.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Modal awal gerai sembako",
            "columns": [
                {"type": "text", "heading": "Keperluan"},
                {"type": "number", "heading": "Juta rupiah"},
            ],
            "rows": [{"values": ["Rak dan timbangan", 12]}, {"values": ["Stok pertama", 45]}],
        }
        group = _("Media")


def _texts(table: TypedTable) -> list[str]:
    cells = [value for row in table.row_data for value in row["values"]]
    everything = [table.caption, *(column["heading"] for column in table.columns), *cells]
    return [text for text in everything if isinstance(text, str) and text.strip()]


def _key(text: str) -> str:
    return blake2s(text.encode(), digest_size=8).hexdigest()
