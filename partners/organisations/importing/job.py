"""The job behind a list: takes the step that is asked for, and survives being killed.

READ and CHECK begin anew when they were broken off; WRITE and UNDO go on with the first chunk
that is not marked as done.
"""

import errno
import logging
import sqlite3
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django_tasks import task

from home.jobs import cycles, heavy, recovery
from home.sheets.problems import FileRefused
from partners.organisations.importing import checking, reading, searching, undoing, writing
from partners.organisations.importing.chunks import Lost
from partners.organisations.importing.refusals import ColumnsMissing, ColumnsTwice
from partners.organisations.models import RegisterImport

logger = logging.getLogger(__name__)
Step, State = RegisterImport.Step, RegisterImport.State
_STEPS = {
    Step.READ: reading.read,
    Step.CHECK: checking.check,
    Step.WRITE: writing.write,
    Step.UNDO: undoing.undo,
}


@task(backend="jobs")
def work_on_register_import(key: str) -> str:
    """Do the next step of a list; the state it came to, "" when there was nothing to do."""
    return run(key) or ""


def run(key: UUID | str) -> str | None:
    """Do the step now. None when there is none, or another run has it.

    Raises HeavyWorkInRequest; whatever is not foreseen, after keeping that it failed.
    """
    heavy.refuse_in_request()
    record = RegisterImport.take(str(key))
    if record is None:
        return None
    try:
        with cycles.no_search_for_cycles():
            _STEPS[Step(record.step)](record)
    except Lost:
        return None  # another run has it, or nobody wants it any more
    except FileRefused as refused:
        return _stop(record, str(refused.problem), list(refused.more), sheet=refused.sheet)
    except ColumnsMissing as refused:
        return _stop(record, "columns-missing", refused.facts["keys"])
    except ColumnsTwice as refused:
        return _stop(record, "columns-twice", refused.facts["keys"])
    except FileNotFoundError:
        return _stop(record, "file-gone")
    except (OSError, DatabaseError) as error:
        logger.exception("list %s stopped", record.pk)
        return _stop(record, "disk-full" if is_disk_full(error) else "failed")
    except Exception:
        _stop(record, "failed")
        raise
    searching.follow(record)
    return State.DONE


def is_disk_full(error: BaseException) -> bool:
    """Of files, of SQLite ("database or disk is full") and of PostgreSQL (53100)."""
    seen: BaseException | None = error
    while seen is not None:
        if getattr(seen, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
            return True
        code = getattr(seen, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_FULL or getattr(seen, "sqlstate", "") == "53100":
            return True
        seen = seen.__cause__
    return False


def give_up(record: RegisterImport) -> None:
    _stop(record, "given-up")


def kind() -> recovery.Kind:
    return recovery.Kind(RegisterImport, work_on_register_import, give_up)


def _stop(record: RegisterImport, code: str, facts: Any = (), **more: Any) -> str:
    problem = {"code": code, "facts": [str(fact) for fact in facts], **more}
    searching.note_all(record)
    record.finish(State.STOPPED, problem=problem)
    return State.STOPPED
