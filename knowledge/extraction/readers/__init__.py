"""One reader per format: from a path to pieces of text, page by page, lazily."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

Reader = Callable[[Path], Iterator[str]]

# Loaded when needed: each brings its own library.
READERS = {
    "pdf": "pdf.pages",
    "docx": "office.document",
    "pptx": "office.slides",
    "xlsx": "sheets.rows",
    "txt": "plain.text",
    "csv": "plain.text",
}
# Asked of a file with hardly any text: whether it shows pictures instead.
PICTURES = {
    "pdf": "pdf.has_pictures",
    "docx": "office.has_pictures",
    "pptx": "office.has_pictures",
}
# These cannot harm and cost nothing: no process of their own.
HARMLESS = ("txt", "csv")


def reader(extension: str) -> Reader:
    return _load(READERS[extension])


def shows_pictures(path: Path, extension: str) -> bool:
    return extension in PICTURES and _load(PICTURES[extension])(path)


def _load(place: str) -> Callable[..., Any]:
    module, name = place.split(".")
    return getattr(import_module(f"{__name__}.{module}"), name)
