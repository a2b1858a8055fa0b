"""A database that cannot be reached: a server that is stopped, restarts, or takes no more guests.

Readers are told to come again (`portal/errors.py`), the operator in one sentence (`manage.py`).
"""

import psycopg

# Classes and codes of PostgreSQL's standard: no connection, refused at the door, is shutting down
# or starting, too many guests. Where no connection came about, the driver knows no code at all.
NO_CONNECTION = ("08", "28", "3D", "57P", "53300")


def is_cause_of(error: BaseException | None) -> bool:
    """Whether this error, or what it came from, says that the database is out of reach."""
    while error is not None:
        if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
            return not error.sqlstate or error.sqlstate.startswith(NO_CONNECTION)
        error = error.__cause__ or error.__context__
    return False


def sentence(error: BaseException) -> str:
    """For whoever gave a command. As root the database of the service account opens to nobody."""
    return (
        f"The database cannot be reached: {str(error).strip().splitlines()[0]}. Is it running, is "
        "DATABASE_URL in .env right, and do you run this as the account of the service (runuser "
        "-u simpul -- …)?"
    )
