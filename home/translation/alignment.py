"""Give translated StreamField data the block identities of its source. Pure.

wagtail-localize knows a text by the path of block ids that leads to it, so a
translation has to carry its source's ids to be recognised.
"""

from typing import Any


class TranslationDoesNotMatch(ValueError):
    """The translation has other blocks, items or paragraphs than its source."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


def align(source: list[Any], target: list[Any], path: str = "body") -> list[Any]:
    """Raw stream or list data of `target` with the ids of `source`.

    Both are lists of `{"type", "value", "id"}`; list items of `target` may be bare values.
    Raises TranslationDoesNotMatch when the shapes differ.
    """
    if len(source) != len(target):
        raise TranslationDoesNotMatch(path, f"{len(target)} blocks, the source has {len(source)}")
    return [
        _align_block(*pair, f"{path}.{n}")
        for n, pair in enumerate(zip(source, target, strict=True))
    ]


def _align_block(source: dict[str, Any], target: Any, path: str) -> dict[str, Any]:
    if not (isinstance(target, dict) and {"type", "value"} <= set(target)):
        target = {"type": source["type"], "value": target}
    if source["type"] != target["type"]:
        raise TranslationDoesNotMatch(path, f"{target['type']}, the source has {source['type']}")
    value = _align_value(source["value"], target["value"], path)
    return {"type": source["type"], "value": value, "id": source["id"]}


def _align_value(source: Any, target: Any, path: str) -> Any:
    if _is_block_list(source) and isinstance(target, list):
        return align(source, target, path)
    if isinstance(source, dict) and isinstance(target, dict):
        # What a translation leaves out (files, pictures, links) stays the source's.
        return {
            **source,
            **{
                key: _align_value(source.get(key), value, f"{path}.{key}")
                for key, value in target.items()
            },
        }
    return target


def _is_block_list(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and {"type", "value", "id"} <= set(item) for item in value)
    )
