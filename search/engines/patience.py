"""How long a writer may wait for an engine: a process of its own long, somebody's request not."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_hurried: ContextVar[bool] = ContextVar("is_hurried", default=False)


@contextmanager
def hurried() -> Iterator[None]:
    """Inside, engines wait for an answer no longer than a reader would."""
    token = _is_hurried.set(True)
    try:
        yield
    finally:
        _is_hurried.reset(token)


def is_hurried() -> bool:
    return _is_hurried.get()
