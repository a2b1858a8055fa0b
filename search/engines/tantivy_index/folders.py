"""Which folder holds the live index: a pointer file that is replaced in one step.

`<path>/current` names a folder `<schema>-<engine version>-<random>`. A rebuild writes a
new folder and moves the pointer; an index of another shape or version is never opened.
"""

import os
import secrets
import shutil
import time
from importlib.metadata import version
from pathlib import Path

from search.records import SCHEMA

POINTER = "current"
META = "meta.json"
LEFT_OVER_AFTER = 24 * 3600


class Folders:
    """The folders under one path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shape = f"{SCHEMA}-{version('tantivy')}"
        self._pointer = path / POINTER
        self._seen: tuple[tuple[int, ...], Path | None] = ((), None)

    def live(self) -> Path | None:
        """The folder of the live index, if there is one that this version can read."""
        try:
            name = self._pointer.read_text().strip()
        except FileNotFoundError:
            return None
        folder = self.path / name
        usable = name.startswith(f"{self.shape}-") and (folder / META).exists()
        return folder if usable else None

    def is_outdated(self) -> bool:
        """Whether there is an index, but of another shape or version."""
        return self._pointer.exists() and self.live() is None

    def version(self) -> tuple[int, ...]:
        """Changes whenever another folder is live or its index was committed; empty without
        one. Asked at every search: the pointer is read only when it was replaced."""
        try:
            pointed = _stamp(self._pointer)
            if pointed != self._seen[0]:
                folder = self.live()
                self._seen = pointed, folder and folder / META
            meta = self._seen[1]
            return (*pointed, *_stamp(meta)) if meta else ()
        except FileNotFoundError:
            return ()

    def new(self) -> Path:
        """An empty folder for an index to be built."""
        folder = self.path / f"{self.shape}-{secrets.token_hex(4)}"
        folder.mkdir(parents=True)
        return folder

    def make_live(self, folder: Path) -> None:
        """Point to `folder`, drop what it replaces. Open readers keep their files."""
        pending = self.path / f"{POINTER}.{secrets.token_hex(4)}"
        with pending.open("w") as stream:
            stream.write(folder.name)
            stream.flush()
            os.fsync(stream.fileno())
        before = self.live()
        pending.replace(self._pointer)
        for other in self.path.iterdir():
            if other.is_dir() and other != folder and (other == before or _is_left_over(other)):
                shutil.rmtree(other, ignore_errors=True)


def _stamp(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_ino, seen.st_mtime_ns


def _is_left_over(folder: Path) -> bool:
    """Whether a build that was killed, or another version, left it: no change for a day."""
    return time.time() - folder.stat().st_mtime > LEFT_OVER_AFTER
