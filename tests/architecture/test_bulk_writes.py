"""Rows written in bulk send no signals: who writes public ones tells readers' pages."""

import ast

from tests.architecture.test_shape import ROOT, SOURCES

ROOMS = ("home", "knowledge", "partners", "portal")
IN_BULK = {"bulk_create", "bulk_update"}
OF_ROWS = {"filter", "exclude", "all"}  # what an `update` of rows follows
# Modules that write in bulk what no reader sees.
NOT_PUBLIC = {
    "home/audit.py",  # who did what
    "home/bulk.py",  # who calls it tells
    "home/jobs/queue.py",  # how a run has ended
    "home/jobs/recovery.py",  # how far a job has come
    "home/jobs/rows.py",
    "home/one_form.py",  # migrations only, before anything is served
    "home/notices/posting.py",  # mail
    "home/planning/releasing.py",  # why a bundle was not released
    "home/links/places.py",  # what staff see of addresses
    "home/visits/services/missing.py",  # what staff take off a list
    "home/visits/writing.py",  # what was counted
    "home/notices/services.py",  # the language of one person
    "knowledge/saved/services.py",  # what one person keeps
    "home/privacy/held.py",  # whose account a row is of
    "partners/apprenticeships/applications/demo/__init__.py",  # nobody reads applications
    "partners/apprenticeships/applications/steps.py",  # a cooperative's list
    "partners/apprenticeships/models/offer.py",  # a draft's date
    "partners/apprenticeships/placements/demo/current.py",  # of both sides
    "partners/apprenticeships/placements/demo/days.py",  # of both sides and staff
    "partners/apprenticeships/placements/services/confirming.py",  # of hosts and staff
    "partners/apprenticeships/results/demo/appealing.py",  # of one cooperative and staff
    "partners/apprenticeships/results/queue.py",  # who waits where
    "partners/apprenticeships/results/services/seats.py",  # of one cooperative
    "partners/organisations/importing/checking.py",  # what would become of rows
    "partners/organisations/importing/deciding.py",
    "partners/membership/mandating/keeping.py",  # who did what
    "partners/organisations/services/duplicates.py",  # what staff and PMO tidy up
    "portal/backup/postgresql.py",  # all of it, and the command renews everything
    "portal/throttles/store.py",  # what was tried too often
    "portal/users/demo/__init__.py",  # accounts
    "portal/users/receivers.py",
    "portal/health.py",  # whether the database answers
}


def _writes_in_bulk(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="cursor", value=ast.Name("connection")):
            return True
        case ast.Attribute(attr="insert", value=ast.Name("bulk")):
            return True
        case ast.Attribute(attr=name) if name in IN_BULK:
            return True
        case ast.Attribute(attr="update", value=ast.Call(func=ast.Attribute(attr=name))):
            return name in OF_ROWS
        case ast.Attribute(attr="update", value=ast.Attribute(attr="objects")):
            return True
    return False


def _tells(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="changed", value=ast.Name("renewal")):
            return True
    return False


def test_who_writes_in_bulk_tells_or_says_that_no_reader_sees_it() -> None:
    silent = set()
    for path in SOURCES:  # not what gettext writes beside templates for a moment
        if path.relative_to(ROOT).parts[0] not in ROOMS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        if any(map(_writes_in_bulk, calls)) and not any(map(_tells, calls)):
            silent.add(str(path.relative_to(ROOT)))
    assert silent == NOT_PUBLIC
