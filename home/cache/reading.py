"""What is read while something is made: the topics of the tables that its queries name.

So a page belongs to what it shows without anybody writing it down. What comes out of the memory
of a process or out of an index, and not out of the database, has to say so (`uses`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model
from wagtail.models import Page, PageViewRestriction

from home.cache.declared import (
    ANY,
    Topics,
    declaration_of,
    passages,
    topic_of_table,
    topics_of_pages,
)

TREE = Page._meta.db_table
WRITES = ("INSERT", "UPDATE", "DELETE")
_WORD = re.compile(r"\w+")
_SOURCE = re.compile(r'(?:FROM|JOIN) "(\w+)"(?: ([A-Z]+\d+))?(?: ON \(([^()]*))?')
_COLUMN = re.compile(r'"?(\w+)"?\."(\w+)"')
_LINK = re.compile(r'"?(\w+)"?\."(page_ptr_id|page_id)"')

_made_of: ContextVar[set[str] | None] = ContextVar("made_of", default=None)


@contextmanager
def collecting() -> Iterator[set[str]]:
    """Gives a set that takes in the topics of all that is read inside."""
    outer, own = _made_of.get(), set[str]()
    token = _made_of.set(own)
    try:
        if outer is None:
            with connection.execute_wrapper(_see):
                yield own
        else:
            yield own
    finally:
        _made_of.reset(token)
        note(own)


def so_far() -> Topics:
    """The topics of what was read since collecting began; everything, when it did not."""
    own = _made_of.get()
    return frozenset({ANY} if own is None else own)


def note(topics: Iterable[str]) -> None:
    """What is being made is made of these, too."""
    if (own := _made_of.get()) is not None:
        own.update(topics)


def uses(*models: type[Model]) -> None:
    """What is being made shows rows of these models that no query of its own reads."""
    found = (declaration_of(model) for model in models)
    note(declared.topic if declared else ANY for declared in found)


def _see(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
    note(topics_of(str(sql)))
    return execute(sql, *rest)


@lru_cache(maxsize=2048)
def topics_of(sql: str) -> Topics:
    """Of the tables that a query reads. Rows of the page tree may be pages of any type, unless
    each is joined to the table of one. What is only passed through is not read.
    """
    if sql.startswith(WRITES):
        return frozenset()
    tables, named = topic_of_table(), set(_WORD.findall(sql))
    through = {name for name in named & passages().keys() if _is_passed_through(name, sql)}
    found = {tables[name] for name in (named & tables.keys()) - through}
    if TREE in named and not _names_types(sql):
        found |= topics_of_pages()
    return frozenset(found)


def _names_types(sql: str) -> bool:
    """Whether every time that the page tree is read, it is for pages of a type that is named, or
    for the path of a restriction.
    """
    sources = _SOURCE.findall(sql)
    tables = {alias or table: table for table, alias, _on in sources}
    return all(
        any(_names_type(column, tables.get(alias, "")) for alias, column in _LINK.findall(on))
        for table, _alias, on in sources
        if table == TREE
    )


def _is_passed_through(table: str, sql: str) -> bool:
    """Whether a query comes to it only by the key that another row holds, and reads nothing on the
    way but what it may (`declared.passed_through`).
    """
    key, *others = passages()[table]
    sources = [source for source in _SOURCE.findall(sql) if source[0] == table]
    aliases = {alias or table for _table, alias, _on in sources}
    read = {column for name, column in _COLUMN.findall(sql) if name in aliases}
    return (
        len(re.findall(rf'"{table}"(?!\.)', sql)) == len(sources)
        and all(
            _COLUMN.findall(on)[-1:] == [(alias or table, key)] for _table, alias, on in sources
        )
        and read.issubset({key, *others})
    )


def _names_type(column: str, table: str) -> bool:
    return column == "page_ptr_id" or table == PageViewRestriction._meta.db_table
