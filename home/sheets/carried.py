"""A book, or its refusal, as lines of JSON from one process to another: values, never code. Pure.

The first line holds what is no cell, each other one some rows. What JSON has no word for is an
object with one: `{"date": "2024-02-20"}`.
"""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Any

from home.sheets.book import Book, Sheet
from home.sheets.problems import FileProblem, FileRefused
from home.sheets.values import Broken, Value, shared

_WRITE: dict[type, Callable[[Any], Any]] = {
    date: date.isoformat,
    datetime: datetime.isoformat,
    time: time.isoformat,
    timedelta: lambda value: value // timedelta(microseconds=1),
    Broken: lambda value: value.error,
}
_READ: dict[str, Callable[[Any], Value]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda value: timedelta(microseconds=value),
    "Broken": Broken,
}
_AT_ONCE = 500  # rows


def dumps(told: Book | FileRefused) -> Iterator[bytes]:
    if isinstance(told, FileRefused):
        yield json.dumps({"refused": [told.problem, told.more, told.sheet]}).encode()
        return
    sheets = [
        [sheet.name, len(sheet.rows), sheet.is_hidden, sheet.is_table, sheet.merged]
        for sheet in told.sheets
    ]
    yield json.dumps({"book": [told.name, told.sha256], "sheets": sheets}).encode()
    encode = json.JSONEncoder(default=_written, separators=(",", ":")).encode
    for sheet in told.sheets:
        for at in range(0, len(sheet.rows), _AT_ONCE):
            yield b"\n" + encode(sheet.rows[at : at + _AT_ONCE]).encode()


def loads(answer: bytes) -> Book:
    """The same book. Raises the same FileRefused."""
    head, *lines = answer.split(b"\n")
    told = json.loads(head)
    if "refused" in told:
        problem, more, sheet = told["refused"]
        raise FileRefused(FileProblem(problem), *more, sheet=sheet)
    decode = partial(json.loads, object_hook=_read)
    come = shared(chain.from_iterable(map(decode, lines)))
    with _no_rubbish():
        sheets = tuple(
            Sheet(
                name,
                list(islice(come, count)),
                is_hidden,
                is_table,
                [(tuple(first), tuple(last)) for first, last in merged],
            )
            for name, count, is_hidden, is_table, merged in told["sheets"]
        )
    name, digest = told["book"]
    return Book(name, digest, sheets)


@contextmanager
def _no_rubbish() -> Iterator[None]:
    """Python would look through all rows for rubbish, again and again, for twice the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _written(value: Value) -> dict[str, Any]:
    return {type(value).__name__: _WRITE[type(value)](value)}


def _read(told: dict[str, Any]) -> Value:
    return _value(*told.items())


@lru_cache(1000)  # a column has few days and many rows
def _value(told: tuple[str, Any]) -> Value:
    kind, value = told
    return _READ[kind](value)
