"""How long-running loads tell where they are."""

from typing import Protocol


class Progress(Protocol):
    def __call__(self, message: str, done: int, total: int) -> None: ...


def silent(message: str, done: int, total: int) -> None:
    """For callers without a listener."""
