"""Texts of several files in one string, each under its name, and back.

The borders are control characters, which no word contains.
"""

from collections.abc import Iterable, Iterator

FILE = "\x1e"
NAME_END = "\x1f"


def joined(files: Iterable[tuple[str, str]]) -> str:
    """Names and texts as one string for `SearchDocument.extract`."""
    return "".join(f"{FILE}{_clean(name)}{NAME_END}{_clean(text)}\n" for name, text in files)


def parts(extract: str) -> Iterator[tuple[str, str]]:
    """Names and texts; text without a name has an empty one."""
    for part in extract.split(FILE):
        name, border, text = part.partition(NAME_END)
        if border or name.strip():
            yield (name, text) if border else ("", name)


def _clean(text: str) -> str:
    return text.replace(FILE, " ").replace(NAME_END, " ")
