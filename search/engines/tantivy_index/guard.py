"""One kind of failure for all that tantivy can raise."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.engines.port import EngineUnavailable, IndexUnusable

# tantivy says so when another process has the folder's own lock: nothing is damaged.
BUSY = "Lock"


@contextmanager
def guarded() -> Iterator[None]:
    """Turn errors of the system into `EngineUnavailable`, of the index into `IndexUnusable`.

    A corrupt file can make the Rust code panic; that arrives as `PanicException`, which is
    a BaseException and cannot be imported, so it is known by its name.
    """
    try:
        yield
    except OSError as error:
        raise EngineUnavailable(str(error)) from error
    except (ValueError, RuntimeError) as error:
        failure = EngineUnavailable if BUSY in str(error) else IndexUnusable
        raise failure(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnusable(f"index damaged: {error}") from None
