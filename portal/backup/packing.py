"""Writing an archive, member by member, as files come and go."""

import hashlib
import io
import os
import shutil
import tarfile
from gzip import GzipFile
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from portal.backup.archive import CHUNK, MANIFEST, Hashed, Manifest, Member

IN_MEMORY = 32 * CHUNK  # a larger file is copied to the disk of the data while it is saved
# Photos and PDF hardly shrink, whatever the level; the first is three times as fast as the sixth.
LEVEL = 1


class Writer:
    """Writes the members of one archive, and knows what it wrote: bytes, SHA-256, members.

    As a context: left by an error it writes nothing more.
    """

    def __init__(self, file: IO[bytes], folder: Path) -> None:
        self._out, self._folder = _Counted(file), folder
        # Without name and time: the same content makes the same archive.
        self._gzip = GzipFile("", "wb", LEVEL, self._out, mtime=0)
        self._tar = tarfile.open(  # noqa: SIM115 - closed with this writer
            fileobj=self._gzip, mode="w|", bufsize=CHUNK
        )
        self.members: list[Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_of: object) -> None:
        self._out.is_over = kind is not None
        self._tar.close()
        self._gzip.close()

    def add(self, path: Path, name: str) -> bool:
        """A file as it is now; False when it is not there any more. It may grow, shrink or go
        meanwhile: what is saved is one reading of it, with the size of that reading.
        """
        try:
            source = path.open("rb")
        except FileNotFoundError:
            return False
        with source, SpooledTemporaryFile(IN_MEMORY, dir=str(self._folder)) as copy:
            shutil.copyfileobj(source, copy, CHUNK)
            self._add(copy, name, os.fstat(source.fileno()))
        return True

    def add_own(self, path: Path, name: str) -> None:
        """A file that nobody else writes to."""
        with path.open("rb") as source:
            source.seek(0, os.SEEK_END)
            self._add(source, name, os.fstat(source.fileno()))

    def finish(self, manifest: Manifest) -> None:
        content = io.BytesIO(manifest.as_json())
        content.seek(0, os.SEEK_END)
        self._add(content, MANIFEST)

    @property
    def size(self) -> int:
        return self._out.size

    @property
    def sha256(self) -> str:
        return self._out.digest.hexdigest()

    def _add(self, content: IO[bytes], name: str, seen: os.stat_result | None = None) -> None:
        """`content` stands at its end."""
        info = tarfile.TarInfo(name)
        info.size, info.mode = content.tell(), 0o600
        if seen:
            info.mode, info.mtime = seen.st_mode & 0o777, int(seen.st_mtime)
        content.seek(0)
        hashed = Hashed(content)
        self._tar.addfile(info, hashed)
        self.members.append(Member(name, info.size, hashed.digest.hexdigest()))


class _Counted:
    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest, self.size = file, hashlib.sha256(), 0
        self.is_over = False

    def write(self, piece: bytes) -> int:
        if self.is_over:
            return len(piece)
        self.digest.update(piece)
        self.size += len(piece)
        return self._file.write(piece)

    def flush(self) -> None:
        if not self.is_over:
            self._file.flush()
