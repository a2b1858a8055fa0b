"""Blocks as people write them in TOML, turned into raw StreamField data. Pure.

A plain block is a mapping with `type` and the block's own keys; paragraphs and the texts
inside blocks may leave out `<p>`; a table has `header` and `rows`:

    {"type": "steps", "title": "…", "steps": [{"title": "…", "text": "…"}]}
    {"type": "table", "caption": "…", "header": ["…", "…"], "rows": [["…", 12]]}
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

Plain = Mapping[str, Any]


class UnknownBlock(ValueError):
    """The text asks for a block that the portal does not have."""


def raw_blocks(blocks: Iterable[Plain]) -> list[dict[str, object]]:
    """Raw stream data without ids: what `StreamField` and `publish_translation` take.

    Raises UnknownBlock for a type without a rule here.
    """
    return [{"type": block["type"], "value": _value(block)} for block in blocks]


def rich(text: str) -> str:
    """HTML stays as it is; plain text becomes one paragraph.

    >>> rich("Hitung & catat."), rich("<p>Sudah.</p>")
    ('<p>Hitung &amp; catat.</p>', '<p>Sudah.</p>')
    """
    if not text or text.lstrip().startswith("<"):
        return text
    return f"<p>{escape(text, quote=False)}</p>"


def _value(block: Plain) -> object:
    try:
        return RULES[block["type"]](block)
    except KeyError as error:
        raise UnknownBlock(f"{block.get('type')}: {error}") from error


def _heading(block: Plain) -> dict[str, object]:
    return {"text": block["text"], "level": str(block.get("level", 2))}


def _callout(block: Plain) -> dict[str, object]:
    return {
        "kind": block.get("kind", "tip"),
        "title": block.get("title", ""),
        "text": rich(block["text"]),
    }


def _steps(block: Plain) -> dict[str, object]:
    steps = [
        {"title": step["title"], "text": rich(step.get("text", ""))} for step in block["steps"]
    ]
    return {"title": block.get("title", ""), "steps": steps}


def _checklist(block: Plain) -> dict[str, object]:
    return {"title": block.get("title", ""), "items": list(block["items"])}


def _links(block: Plain) -> dict[str, object]:
    links = [
        {"text": link["text"], "page": None, "address": link["url"], "note": link.get("note", "")}
        for link in block["links"]
    ]
    return {"title": block.get("title", ""), "links": links}


def _table(block: Plain) -> dict[str, object]:
    rows = block["rows"]
    columns = [
        {"type": "number" if _is_numeric(rows, place) else "text", "heading": heading}
        for place, heading in enumerate(block["header"])
    ]
    return {
        "caption": block.get("caption", ""),
        "columns": columns,
        "rows": [{"values": list(row)} for row in rows],
    }


def _is_numeric(rows: Iterable[list[Any]], place: int) -> bool:
    return all(isinstance(row[place], int | float) for row in rows)


RULES = {
    "heading": _heading,
    "paragraph": lambda block: rich(block["text"]),
    "callout": _callout,
    "steps": _steps,
    "checklist": _checklist,
    "links": _links,
    "table": _table,
}
