"""An archive in the place of what is there, and the way back.

Everything is unpacked and checked beside the live data first, so an archive that is not right in
every byte changes nothing.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from portal.backup import swap
from portal.backup.archive import BackupFailed, Manifest, told
from portal.backup.databases import database, refuse_unknown
from portal.backup.places import folders
from portal.backup.swap import Journal
from portal.backup.unpacking import unpack


def restore(source: Path, *, without_manifest: bool = False) -> Journal:
    """Put the archive in place. Raises BackupFailed; then nothing was changed, or the journal says
    how far it came and `finish` goes on.
    """
    with alone():
        journal = Journal(str(source.resolve()))
        ready(source, journal.key, without_manifest=without_manifest)
        _swap(journal)
    return journal


def check(source: Path, *, without_manifest: bool = False) -> Manifest | None:
    """Whether the archive could be put in place: all that `restore` does before it swaps. What
    PostgreSQL itself says of its content, it says in the transaction of the swap.
    """
    with alone():
        try:
            return ready(source, "check", without_manifest=without_manifest)
        finally:
            swap.discard()


def undo() -> Journal:
    """Bring back what was there before the last restore; that of now is kept in its place."""
    with alone():
        last = refuse_nothing_to_undo()
        swap.discard()
        journal = Journal(last.archive, is_undo=True)
        _swap(journal)
    return journal


def refuse_nothing_to_undo() -> Journal:
    """The last restore. Raises BackupFailed when there is no way back from it."""
    last = Journal.read()
    if not last:
        raise BackupFailed("There is nothing to go back to.")
    database().refuse_turning()
    return last


def finish() -> Journal | None:
    """Go on with a swap that was broken off; None when there is none."""
    with alone(unfinished=True):
        journal = Journal.read()
        if not journal or journal.is_whole:
            return None
        _swap(journal)
    return journal


def forget() -> None:
    """Remove what was there before the last restore, and with it the way back."""
    with alone():
        swap.forget()


def ready(source: Path, key: str, *, without_manifest: bool) -> Manifest | None:
    """Unpack and check beside the live data. Raises BackupFailed, and leaves nothing then."""
    swap.discard()
    places = [database().place(), *folders()]
    try:
        with told(f"unpacking {source}"):
            for place in folders():
                _refuse_mount(place.live)
                place.new.mkdir(mode=0o700, parents=True)
            try:
                manifest = unpack(source, {place.name: place.new for place in places})
                if not manifest and not without_manifest:
                    raise BackupFailed(NO_MANIFEST)
                if manifest and manifest.vendor != database().vendor:
                    raise BackupFailed(
                        f"it is of {manifest.vendor!r}, and this database is {database().vendor}"
                    )
                if not places[0].new.exists():
                    raise BackupFailed("it holds no database of this kind")
                refuse_unknown(database().prepare(key, manifest))
            except BackupFailed as error:
                raise BackupFailed(f"{source} cannot be restored: {error}.") from error
    except BaseException:
        swap.discard()
        raise
    return manifest


NO_MANIFEST = (
    "it has no manifest. An archive of a release before there were manifests is restored with "
    "--without-manifest, as far as it can be checked; any other has lost its end"
)


@contextmanager
def alone(*, unfinished: bool = False) -> Iterator[None]:
    """One backup or restore at a time, and none over a restore that was broken off."""
    data = Path(settings.DATA_DIR)
    with told(str(data)):
        data.mkdir(parents=True, exist_ok=True)
        with (data / ".backup.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BackupFailed("Another backup or restore is running.") from error
            journal = Journal.read()
            if journal and not journal.is_whole and not unfinished:
                raise BackupFailed(
                    f"The restore of {journal.archive} was broken off. "
                    "Run `manage.py restore` without a file to finish it."
                )
            yield


def _swap(journal: Journal) -> None:
    try:
        with told("what was there before"):
            swap.finish(journal)
    except BackupFailed as error:
        if "database" in journal.done or journal.is_undo:
            raise BackupFailed(
                f"{error} Half of it is in place: mend this, then run `manage.py restore` "
                "without a file."
            ) from error
        swap.discard()
        swap.forget()
        raise


def _refuse_mount(folder: Path) -> None:
    if folder.is_mount():
        raise BackupFailed(f"{folder} is a disk of its own: let it be a folder on one")
