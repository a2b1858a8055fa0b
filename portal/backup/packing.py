"""Writing an archive, member by member, as files come and go."""

import hashlib
import io
import os
import shutil
import struct
import tarfile
import zlib
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Self

from portal.backup.archive import CHUNK, MANIFEST, Hashed, Manifest, Member

IN_MEMORY = 32 * CHUNK  # a larger file is copied to the disk of the data while it is saved
LEVEL = 1  # of zlib: three times as fast as the sixth, for little more room
SAMPLE = 16 * 1024  # bytes of a piece that tell whether the rest of it shrinks


class Writer:
    """Writes the members of one archive, and knows what it wrote: bytes, SHA-256, members.

    As a context: left by an error it writes nothing more.
    """

    def __init__(self, file: IO[bytes], folder: Path) -> None:
        self._out, self._folder = _Counted(file), folder
        self._gzip = _Gzip(self._out)
        # A stream of tar asks for `write` alone.
        self._tar: tarfile.TarFile = tarfile.open(  # type: ignore[call-overload]  # noqa: SIM115
            fileobj=self._gzip, mode="w|", bufsize=CHUNK
        )
        self._tar.copybufsize = CHUNK
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


class _Gzip:
    """One stream of gzip (RFC 1952) in which what hardly shrinks, such as photos and PDF, is stored
    as it is: that costs a tenth of the processor's time, and any reader takes both.

    Without name and time: the same content makes the same archive.
    """

    def __init__(self, file: "_Counted") -> None:
        self._file, self._sum, self._size = file, 0, 0
        file.write(b"\x1f\x8b\x08" + bytes(6) + b"\xff")

    def write(self, piece: bytes) -> int:
        self._sum, self._size = zlib.crc32(piece, self._sum), self._size + len(piece)
        middle = len(piece) // 2
        sample = piece[middle : middle + SAMPLE]
        is_smaller = len(zlib.compress(sample, LEVEL)) < 0.9 * len(sample)
        # Each piece ends at a whole byte, and refers to nothing before it.
        packing = zlib.compressobj(LEVEL if is_smaller else 0, wbits=-15)
        self._file.write(packing.compress(piece) + packing.flush(zlib.Z_SYNC_FLUSH))
        return len(piece)

    def close(self) -> None:
        """An empty last block, the sum and the length."""
        ending = struct.pack("<II", self._sum, self._size & 0xFFFFFFFF)
        self._file.write(b"\x03\x00" + ending)


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
