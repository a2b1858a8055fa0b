"""One reader per format: from a path to pieces of text, page by page, lazily."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

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
# These cannot harm and cost nothing: no process of their own.
HARMLESS = ("txt", "csv")


def reader(extension: str) -> Reader:
    module, name = READERS[extension].split(".")
    return getattr(import_module(f"{__name__}.{module}"), name)
