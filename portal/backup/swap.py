"""Database and folders change places with what was there, in steps that a journal keeps.

The journal `DATA_DIR/restore.json` names the steps that are done:

    (no journal)     nothing was touched; what lies ready is thrown away by the next restore
    (none)           all that is to come lies ready and is right
    turned           undo only: what was there before is what is to come
    kept             what is there was copied aside
    database         the new database is in place
    media, private   each folder has changed places with the new one
    whole            all is done; what was there before lies beside, for `undo`

Killed between two of them, `finish` goes on with the first that is not done: each may be done
twice. Up to `kept` nothing that is live was changed; a refusal of the machine until then takes
all back.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Self
from uuid import uuid4

from django.conf import settings

from portal.backup.databases import database
from portal.backup.places import Place, folders, remove


@dataclass
class Journal:
    """`key` names this swap; `archive` where its data came from; `done` its steps."""

    archive: str
    is_undo: bool = False
    key: str = field(default_factory=lambda: uuid4().hex)
    done: list[str] = field(default_factory=list)
    needs_restart: bool = False

    @classmethod
    def read(cls) -> Self | None:
        try:
            return cls(**json.loads(_path().read_text()))
        except FileNotFoundError:
            return None

    def write(self) -> None:
        write(_path(), asdict(self))

    @property
    def is_whole(self) -> bool:
        return "whole" in self.done


def write(path: Path, values: object) -> None:
    """JSON that is there whole or as it was before, after a power cut too."""
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("w") as file:
        json.dump(values, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def finish(journal: Journal) -> None:
    """Do the steps that are not done. Raises OSError, BackupFailed and errors of databases; then
    the journal tells what was done.
    """
    os.sync()  # what is to come is on the disk before anything gives way to it
    journal.write()
    for name, step in _steps(journal).items():
        if name not in journal.done:
            step()
            journal.done.append(name)
            journal.write()


def discard() -> None:
    """What lies ready; nothing of it is live."""
    database().discard()
    for place in folders():
        remove(place.new)


def forget() -> None:
    """What was there before, and the journal."""
    database().forget()
    for place in folders():
        remove(place.previous)
    _path().unlink(missing_ok=True)


def _steps(journal: Journal) -> dict[str, Callable[[], object]]:
    def put() -> None:
        journal.needs_restart = not database().put(journal.key, journal.is_undo)

    def keep() -> None:
        for place in folders():
            remove(place.previous)
        database().keep()

    return {
        **({"turned": _turn} if journal.is_undo else {}),
        "kept": keep,
        "database": put,
        **{place.name: partial(_change, place) for place in folders()},
        "whole": discard,
    }


def _turn() -> None:
    database().turn()
    for place in folders():
        if place.previous.exists():
            place.previous.rename(place.new)


def _change(place: Place) -> None:
    """A live folder and the new one; what was written where the live one was goes into the new."""
    if not place.new.exists():
        return
    if not place.previous.exists():
        if place.live.exists():
            place.new.chmod(place.live.stat().st_mode)
            place.live.rename(place.previous)
        else:
            place.previous.mkdir()
    elif place.live.exists():
        _merge(place.live, place.new)
    place.new.rename(place.live)


def _merge(late: Path, into: Path) -> None:
    for file in late.rglob("*"):
        target = into / file.relative_to(late)
        if file.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            file.rename(target)
    remove(late)


def _path() -> Path:
    return Path(settings.DATA_DIR) / "restore.json"
