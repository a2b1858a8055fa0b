"""One kind of failure for all that tantivy can raise."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.documents import EngineUnavailable


@contextmanager
def guarded() -> Iterator[None]:
    """Turn errors of the index into `EngineUnavailable`.

    A corrupt file can make the Rust code panic; that arrives as `PanicException`, which is
    a BaseException and cannot be imported, so it is known by its name.
    """
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        raise EngineUnavailable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailable(f"index damaged: {error}") from None
