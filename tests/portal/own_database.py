"""A PostgreSQL database beside that of the tests, for code that runs in a process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

from django.db import connection


@contextmanager
def own_database() -> Iterator[str]:
    """The address of an empty one, as in the settings; it is gone in the end."""
    name = f"own_{uuid4().hex}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield _address({**connection.get_connection_params(), "dbname": name})
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _address(values: dict[str, Any]) -> str:
    """The host as an option, because it may be a folder."""
    known = {key: str(values[key]) for key in ("host", "port") if values.get(key)}
    who = quote(str(values.get("user", "")))
    secret = f":{quote(str(values['password']))}" if values.get("password") else ""
    return f"postgres://{who}{secret}@/{values['dbname']}?{urlencode(known)}"
