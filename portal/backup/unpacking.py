"""Reading an archive from its first to its last byte, in one go.

gzip's own sum and length are held to, too, so a reader knows that all of it is there and right
before anything is done with it.
"""

import io
import os
import shutil
import tarfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from portal.backup.archive import CHUNK, MANIFEST, BackupFailed, Hashed, Manifest, Member

MOST_OF_MANIFEST = 256 * CHUNK  # a million files
KEPT_FREE = 200 * CHUNK  # for the portal, which writes to the same disk meanwhile


class Whole(io.RawIOBase):
    """What a gzip file holds: one stream whose own sum and length are right, and nothing after it.

    Python's own reader takes zeros and further streams after the end. Raises BackupFailed.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._inflate, self._ready = file, zlib.decompressobj(wbits=31), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._ready:
            if self._inflate.eof:
                if self._inflate.unused_data or self._file.read(1):
                    raise BackupFailed("something follows after its end")
                return 0
            self._ready = self._next()
        piece, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(piece)] = piece
        return len(piece)

    def _next(self) -> bytes:
        piece = self._inflate.unconsumed_tail or self._file.read(CHUNK)
        try:
            found = self._inflate.decompress(piece, CHUNK)
        except zlib.error as error:
            raise BackupFailed(f"it is damaged ({error})") from error
        if not (piece or found or self._inflate.eof):
            raise BackupFailed("it is cut off")
        return found


def unpack(source: Path, targets: Mapping[str, Path]) -> Manifest | None:
    """Every member to where its first part leads; the manifest, None when there is none.

    Whatever does not agree with the manifest, byte for byte and in its order, raises BackupFailed,
    as does any member that `targets` do not know. What was unpacked until then is the caller's.
    """
    found: list[Member] = []
    manifest = None
    try:
        with source.open("rb") as file, _tar(file) as tar:
            for member in tar:
                if manifest:
                    raise BackupFailed(f"{member.name} follows after the manifest")
                if member.name == MANIFEST and member.isreg():
                    if member.size > MOST_OF_MANIFEST:
                        raise BackupFailed("its manifest is too large")
                    content = tar.extractfile(member)
                    assert content is not None  # noqa: S101 - it is a file
                    manifest = Manifest.of_json(content.read())
                elif one := _unpack(tar, member, targets):
                    found.append(one)
            _refuse_rest(tar)
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise BackupFailed(f"one of its members is none ({error})") from error
    if manifest and manifest.members != found:
        raise BackupFailed(_difference(manifest.members, found))
    return manifest


def _tar(file: IO[bytes]) -> tarfile.TarFile:
    return tarfile.open(fileobj=Whole(file), mode="r|", bufsize=CHUNK)


def _refuse_rest(tar: tarfile.TarFile) -> None:
    """A damaged header ends a tar without a word; only zeros may follow its end."""
    stream = tar.fileobj
    assert stream is not None  # noqa: S101 - it was opened with one
    while piece := stream.read(CHUNK):
        if piece.count(0) != len(piece):
            raise BackupFailed("something follows after its last member")


def _unpack(
    tar: tarfile.TarFile, member: tarfile.TarInfo, targets: Mapping[str, Path]
) -> Member | None:
    """Its facts; None for a folder, which archives of before the manifest name.

    Python's own filters for this came with 3.11.4; Debian 12 has 3.11.2.
    """
    target = _target(member.name, targets)
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    if member.issparse():
        raise BackupFailed(f"{member.name} has holes, which no backup writes")
    if member.islnk():
        content: IO[bytes] | None = _target(member.linkname, targets).open("rb")
    elif member.isreg():
        content = tar.extractfile(member)
    else:
        raise BackupFailed(f"{member.name} is neither a file nor a folder")
    assert content is not None  # noqa: S101 - a file has content
    size = os.fstat(content.fileno()).st_size if member.islnk() else member.size
    if size + KEPT_FREE > shutil.disk_usage(target.parent).free:
        raise BackupFailed(f"there is no room for {member.name}, which says {size} bytes")
    try:
        with content, target.open("xb") as file:
            hashed = Hashed(content)
            shutil.copyfileobj(hashed, file, CHUNK)
            size = file.tell()
    except FileExistsError as error:
        raise BackupFailed(f"{member.name} is in it twice") from error
    target.chmod(member.mode & 0o755)
    os.utime(target, (member.mtime, member.mtime))
    return Member(member.name, size, hashed.digest.hexdigest())


def _target(name: str, targets: Mapping[str, Path]) -> Path:
    first, *others = name.split("/")
    if first not in targets:
        raise BackupFailed(f"{name} belongs to no place of this portal's {', '.join(targets)}")
    target = targets[first].joinpath(*others)
    if ".." in others or not target.is_relative_to(targets[first]):
        raise BackupFailed(f"{name} would be written outside of its folder")
    return target


def _difference(told: list[Member], found: list[Member]) -> str:
    names = [one.name for one in told], [one.name for one in found]
    if lost := [name for name in names[0] if name not in set(names[1])]:
        return f"{lost[0]} is not in it"
    if more := [name for name in names[1] if name not in set(names[0])]:
        return f"its manifest does not know {more[0]}"
    if names[0] != names[1]:
        return "its members stand in another order than its manifest says"
    other = next(one.name for one, seen in zip(told, found, strict=True) if one != seen)
    return f"{other} is not what its manifest says"
