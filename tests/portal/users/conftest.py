from collections.abc import Iterator

import pytest

from home.sms.backends import MemoryBackend


@pytest.fixture
def texts() -> Iterator[list[tuple[str, str]]]:
    """Short messages that were sent: number and words."""
    MemoryBackend.outbox.clear()
    yield MemoryBackend.outbox
    MemoryBackend.outbox.clear()
