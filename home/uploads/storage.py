"""Where uploads lie: a file is there whole, under its name, or not at all.

Django writes under the name itself, so that a disk which is full leaves a piece of a file that no
row names.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

UNFINISHED = ".upload-"  # how the names of files begin that are still written


def private_storage() -> Storage:
    """For files that are served by a permission check only; models name it as it is used."""
    return storages["private"]


class WholeFileStorage(FileSystemStorage):
    def _save(self, name: str, content: File) -> str:
        """Raises OSError, such as ENOSPC; then nothing has changed."""
        with self._written(content) as copy:
            return str(super()._save(name, copy))

    @contextmanager
    def _written(self, content: File) -> Iterator["_Moved"]:
        """A copy on the same disk, which goes unless it was moved."""
        os.makedirs(self.location, self.directory_permissions_mode or 0o777, exist_ok=True)
        number, path = tempfile.mkstemp(prefix=UNFINISHED, dir=self.location)
        try:
            with os.fdopen(number, "wb") as copy:
                for chunk in content.chunks():
                    copy.write(chunk.encode() if isinstance(chunk, str) else chunk)
            yield _Moved(path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(path)


class _Moved(File):
    """What Django takes by moving it, for which a full disk has room."""

    def __init__(self, path: str) -> None:
        super().__init__(None, path)

    def temporary_file_path(self) -> str:
        return str(self.name)
