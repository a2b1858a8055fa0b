"""Write an archive while the site runs and files come and go.

The database is copied as of one moment, then the files: whatever a row of that moment names was
there before it. A file that goes meanwhile is left out and counted; one that a row names in vain is
named.
"""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone

from home.uploads.storage import UNFINISHED
from portal.backup import swap
from portal.backup.archive import BackupFailed, Manifest, told
from portal.backup.databases import database
from portal.backup.packing import Writer
from portal.backup.places import folders
from portal.backup.restoring import alone

NAME = "simpul-%Y%m%d-%H%M%SZ.tar.gz"  # in UTC, like every time that is said of an archive
OWN_NAME = re.compile(r"simpul-(\d{8}-\d{6})(Z?)\.tar\.gz")


@dataclass(frozen=True)
class Saved:
    """An archive that is whole and on the disk."""

    archive: Path
    size: int
    sha256: str
    manifest: Manifest


def make(target: Path) -> Saved:
    """Write the archive; the site may go on running.

    Raises BackupFailed; a half-written archive does not stay behind, and an older one of this name
    stays as it was.
    """
    partial = target.with_name(f".{target.name}.partial")
    with alone(), told(f"the backup {target}"):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _folder() as folder, os.fdopen(os.open(partial, CREATE, 0o600), "wb") as file:
                with Writer(file, folder) as writer:
                    manifest = _write(writer, folder)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        saved = Saved(target, writer.size, writer.sha256, manifest)
        _remember(saved)
    return saved


CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def prune(folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest `keep` archives of this folder that bear the name of their time,
    and what a killed backup left there.
    """
    made = {one: at for one in folder.iterdir() if (at := _made(one.name))}
    old = sorted(made, key=lambda one: made[one])[:-keep]
    for archive in old:
        archive.unlink()
    for partial in folder.glob(".simpul-*.tar.gz.partial"):
        partial.unlink(missing_ok=True)
    return old


def _made(name: str) -> datetime | None:
    """Names of former releases are in the zone of the portal."""
    own = OWN_NAME.fullmatch(name)
    if not own:
        return None
    zone = UTC if own[2] else timezone.get_default_timezone()
    return datetime.strptime(own[1], "%Y%m%d-%H%M%S").replace(tzinfo=zone)


def _write(writer: Writer, folder: Path) -> Manifest:
    made, kind = datetime.now(UTC), database()
    copy = folder / kind.member
    facts = kind.dump(copy)
    if not facts.migrations:
        raise BackupFailed(
            f"The database {kind.address()} has no tables of a portal. Are these its settings "
            f"(DJANGO_SETTINGS_MODULE={os.environ.get('DJANGO_SETTINGS_MODULE')}, DATA_DIR, "
            "DATABASE_URL)? Nothing was saved."
        )
    named = dict(_named())
    writer.add_own(copy, kind.member)
    copy.unlink()
    vanished = 0
    for path, name in _files():
        vanished += not writer.add(path, name)
    saved = {member.name for member in writer.members}
    manifest = Manifest(
        made=made.isoformat(timespec="seconds"),
        vendor=kind.vendor,
        rows=facts.rows,
        dangling=facts.dangling,
        vanished=vanished,
        missing=sorted(f"{name} ({row})" for name, row in named.items() if name not in saved),
        members=list(writer.members),
    )
    writer.finish(manifest)
    return manifest


def _files() -> Iterator[tuple[Path, str]]:
    """Every file with its name in the archive; links are followed, each folder once."""
    seen: set[tuple[int, int]] = set()
    for place in folders():
        for top, names, files in os.walk(place.live, onerror=_unless_gone, followlinks=True):
            try:
                status = os.stat(top)
            except FileNotFoundError:
                continue
            if (status.st_dev, status.st_ino) in seen:
                names.clear()
                continue
            seen.add((status.st_dev, status.st_ino))
            names.sort()
            inside = Path(top).relative_to(place.live)
            for name in sorted(files):
                path = Path(top, name)
                if _is_no_pipe(path) and not name.startswith(UNFINISHED):
                    yield path, (Path(place.name) / inside / name).as_posix()


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_no_pipe(path: Path) -> bool:
    """A file, or one that went since it was listed."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def _named() -> Iterator[tuple[str, str]]:
    """What rows call their files, as the archive names them, and whose they are."""
    roots = {str(place.live): place.name for place in folders()}
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if not isinstance(field, models.FileField):
                continue
            if not isinstance(field.storage, FileSystemStorage):
                continue
            root = roots.get(str(Path(field.storage.location).resolve()))
            rows = model._base_manager.exclude(**{field.name: ""}).values_list("pk", field.name)
            for key, name in rows if root else ():
                yield f"{root}/{name}", f"{model._meta.label} {key}"


def _remember(saved: Saved) -> None:
    """For `/healthz`."""
    values = {
        "time": saved.manifest.made,
        "file": saved.archive.name,
        "bytes": saved.size,
        "sha256": saved.sha256,
        "rows": sum(saved.manifest.rows.values()),
        "files": len(saved.manifest.members) - 1,
    }
    swap.write(Path(settings.DATA_DIR) / "last-backup.json", values)


@contextmanager
def _folder() -> Iterator[Path]:
    """On the disk of the data, so that /tmp stays empty; what killed backups left goes."""
    for left in Path(settings.DATA_DIR).glob(".backup-*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".backup-") as name:
        yield Path(name)
