"""Where the live data lie, and beside each what is to come and what was there before."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FOLDERS = ("media", "private")


@dataclass(frozen=True)
class Place:
    """A file or folder, and its two neighbours on the same disk, whose renaming is one step."""

    name: str
    live: Path

    @property
    def new(self) -> Path:
        return self.live.with_name(f".{self.live.name}.new")

    @property
    def previous(self) -> Path:
        return self.live.with_name(f".{self.live.name}.previous")


def folders() -> list[Place]:
    roots = {"media": settings.MEDIA_ROOT, "private": settings.PRIVATE_ROOT}
    return [Place(name, Path(roots[name]).resolve()) for name in FOLDERS]


def remove(path: Path) -> None:
    """A file or a folder, or nothing."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
