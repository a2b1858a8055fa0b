"""Importing a list of tools: hand it in, look, then all of it or nothing; drafts only."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home import audit
from home.access import Actor, require
from home.addresses import free_address
from home.desk.locking import locked
from home.desk.refusals import Refusal
from home.intake import keeping, learning
from home.intake.models import HandedIn
from home.sheets.book import Book
from home.sheets.problems import FileRefused
from home.sheets.updates import EVERY
from knowledge.importing import plan as planning
from knowledge.importing import rows
from knowledge.importing.columns import TABLE_BY_NAME, TERMS, TOOLS
from knowledge.importing.plan import ROWS, Change, Plan, Update
from knowledge.importing.rows import Entry, Test
from knowledge.library import MAIN
from knowledge.models import Evidence, ToolIndexPage, ToolOrigin, ToolPage


class ListRefused(Refusal):
    """Nothing was imported. Facts: plan, or sheet, row and why."""


class ListHasErrors(ListRefused):
    """Some rows are wrong."""


class ListHasChanged(ListRefused):
    """The library or the file is not what the person looked at."""


class ListLeavesOut(ListRefused):
    """Not everything was read, and nobody has said that this is right."""

    about = ("left_out",)


class RowNotAccepted(ListRefused):
    """A tool that its form would refuse."""


@dataclass(frozen=True, slots=True)
class Imported:
    tools: list[ToolPage]
    changed: int


def user_can_import(actor: Actor) -> bool:
    """Who may write tools in the library."""
    library = _library()
    person = actor.person
    return bool(person and library and library.permissions_for_user(person).can_add_subpage())


def hand_in(content: bytes, name: str, *, by: Actor) -> HandedIn:
    """Keep a list until it is imported or a week has passed, also one whose headings a person has
    yet to explain. Raises ActionNotPermitted, FileRefused.
    """
    require(user_can_import(by))
    try:
        rows.read_book(rows.open_list(content, name))
    except FileRefused as refusal:
        if not keeping.is_explainable(refusal):
            raise
    return keeping.keep(content, name, table=TOOLS.name, by=by)


def open_again(handed_in: HandedIn, *, by: Actor) -> Book:
    """All that stands in the file. Raises ActionNotPermitted, FileRefused."""
    require(user_can_import(by))
    return rows.open_list(keeping.content_of(handed_in, by=by), handed_in.name)


@transaction.atomic
def explain_headings(meanings: Mapping[str, Mapping[str, str]], *, by: Actor) -> int:
    """Remember what headings mean, by the name of each table. Raises ActionNotPermitted."""
    require(user_can_import(by))
    return sum(
        learning.remember(TABLE_BY_NAME[table], said, by=by) for table, said in meanings.items()
    )


def look(handed_in: HandedIn, *, by: Actor) -> Plan:
    """What importing would do now; writes nothing. Raises ActionNotPermitted, FileRefused."""
    source = rows.read_book(open_again(handed_in, by=by), handed_in.fixed)
    return planning.make(source, by=by, today=timezone.localdate())


@transaction.atomic
def carry_out(
    handed_in: HandedIn,
    *,
    by: Actor,
    seen: str,
    left_out_seen: bool = False,
    update: Collection[str] = (),
    empty: bool = False,
) -> Imported:
    """Write new tools as drafts, and versions of the known ones whose keys are in `update`.

    `seen`: fingerprint of the plan that was looked at. Raises ActionNotPermitted, ListHasErrors,
    ListHasChanged, ListLeavesOut, RowNotAccepted, FileRefused, IsGone.
    """
    require(user_can_import(by))
    current = locked(handed_in)
    plan = look(current, by=by)
    if plan.errors:
        raise ListHasErrors(plan=plan)
    if seen != plan.fingerprint:
        raise ListHasChanged(plan=plan)
    if not (left_out_seen or plan.receipt.is_whole):
        raise ListLeavesOut(plan=plan)
    made = [_add(entry, plan.tests_of(entry), by) for entry in plan.new]
    chosen = [each for each in plan.choosable if EVERY in update or each.key in update]
    changed = sum(_change(each, by, empty=empty) for each in chosen)
    keeping.throw_away(HandedIn.objects.filter(pk=current.pk))
    return Imported(made, changed)


def _library() -> ToolIndexPage | None:
    found: ToolIndexPage | None = ToolIndexPage.objects.filter(locale__language_code=MAIN).first()
    return found


def _add(entry: Entry, tests: list[Test], by: Actor) -> ToolPage:
    library = _library()
    if library is None:
        raise RowNotAccepted(sheet=entry.sheet, row=entry.row, why="")
    slug = entry.slug or free_address(Page.objects.child_of(library), entry.title, otherwise="alat")
    page = ToolPage(**entry.fields, slug=slug, live=False, owner=by.person, locale=library.locale)
    for name, model in TERMS.items():
        setattr(page, name, list(model.objects.filter(pk__in=entry.terms[name])))
    page.origins = [
        ToolOrigin(organisation_id=key, country=country) for key, country in entry.origins
    ]
    page.evidence = [Evidence(**test.fields) for test in tests]
    with _said_of(entry):
        library.add_child(instance=page)
        revision = page.save_revision(user=by.person)
    audit.record(page, audit.CHANGED, by=by, data={"row": entry.row}, revision=revision)
    return page


def _change(update: Update, by: Actor, *, empty: bool) -> int:
    changes = [change for change in update.changes if empty or not change.empties]
    if not changes:
        return 0
    page = locked(ToolPage(pk=update.page))
    written = page.get_latest_revision_as_object()
    for change in changes:
        _set(written, change)
    with _said_of(update):
        revision = written.save_revision(user=by.person)
    data = {"row": update.row, "fields": [change.column for change in changes]}
    audit.record(page, audit.CHANGED, by=by, data=data, revision=revision)
    return 1


def _set(page: ToolPage, change: Change) -> None:
    if change.column == ROWS:
        added: Iterable[Evidence] = (Evidence(**dict(test)) for test in change.after)
        page.evidence = [*page.evidence.all(), *added]
    elif change.column in TERMS:
        found = TERMS[change.column].objects.filter(pk__in=change.after)
        setattr(page, change.column, list(found))
    else:
        value: Any = list(change.after) if change.column == "languages" else change.after
        setattr(page, change.column, value)


class _said_of:  # noqa: N801 - used as a statement
    """What the page's own validation refuses, said of its row."""

    def __init__(self, row: Entry | Update) -> None:
        self.row = row

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, ValidationError):
            why = " ".join(error.messages)
            raise RowNotAccepted(sheet=self.row.sheet, row=self.row.row, why=why) from error
