"""Import a checked sheet: all of it or nothing, with a line in the log for each term."""

from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction

from home import audit
from home.access import Actor, require
from home.intake import learning
from home.sheets.updates import EVERY
from knowledge.glossary.importing.rows import Draft, Sheet, check, code_of
from knowledge.glossary.importing.sheets import FIELDS, Handed
from knowledge.glossary.models import Term

RIGHTS = ("glossary.add_term", "glossary.change_term")


class SheetHasErrors(Exception):
    """The sheet was not imported; its rows say why."""


def user_can_import(actor: Actor) -> bool:
    """An import adds and changes, so one needs both rights."""
    return actor.has(*RIGHTS)


class GlossaryHasChanged(Exception):
    """Somebody else wrote since the sheet was looked at: what it would do now is to be seen."""


class SheetLeavesOut(Exception):
    """Not everything that stands in the file was read, and nobody has said that this is right."""


def import_rows(
    handed: Handed,
    *,
    by: Actor,
    seen: str,
    left_out_seen: bool = False,
    update: Collection[str] = (),
    empty: bool = False,
) -> int:
    """Import what was looked at when its fingerprint was `seen`: new terms, and of known ones
    those whose codes are in `update`, or all for EVERY. How many terms were written.

    `left_out_seen`: the person's word that what was left out may be; `empty`: that dashes empty
    fields. Raises GlossaryHasChanged, SheetLeavesOut, SheetHasErrors, ActionNotPermitted.
    """
    require(user_can_import(by))
    if not (handed.is_whole or left_out_seen):
        raise SheetLeavesOut
    codes = {code_of(row) for row in handed.rows}
    try:
        with transaction.atomic():
            list(Term.objects.select_for_update().filter(code__in=codes).order_by("pk"))
            sheet = check(handed.rows, handed.errors)
            if sheet.fingerprint != seen:
                raise GlossaryHasChanged
            wanted = [
                draft
                for draft in sheet.changed
                if (EVERY in update or draft.term.code in update)
                and (empty or draft.before != tuple(draft.after))
            ]
            for draft in wanted if empty else ():
                draft.empty()
            return _write(sheet, by, [*sheet.new, *wanted])
    except IntegrityError as error:  # a new term of the same address, in the same moment
        raise GlossaryHasChanged from error


@transaction.atomic
def import_sheet(sheet: Sheet, *, by: Actor) -> int:
    """Write new and changed terms; how many. Raises SheetHasErrors, ActionNotPermitted."""
    require(user_can_import(by))
    return _write(sheet, by, [*sheet.new, *sheet.changed])


@transaction.atomic
def explain_headings(meanings: Mapping[str, Mapping[str, str]], *, by: Actor) -> int:
    """Remember what headings of such sheets mean; how many are new or changed.

    Raises ActionNotPermitted.
    """
    require(user_can_import(by))
    return learning.remember(FIELDS, meanings.get(FIELDS.name, {}), by=by)


def _write(sheet: Sheet, by: Actor, written: list[Draft]) -> int:
    if not sheet.is_right:
        raise SheetHasErrors(sheet.errors)
    for draft in written:
        draft.term.save()
    _relate(written)
    audit.record_many((_deed(draft, by) for draft in written), by=by)
    return len(written)


def _deed(draft: Draft, by: Actor) -> audit.Deed:
    action = audit.CREATED if draft.is_new else audit.CHANGED
    return audit.Deed(
        draft.term, action, revision=draft.term.save_revision(user=by.person, clean=False)
    )


def _relate(drafts: list[Draft]) -> None:
    wanted = {code for draft in drafts for code in draft.related}
    by_code = {term.code: term for term in Term.objects.filter(code__in=wanted)}
    for draft in drafts:
        draft.term.related.set([by_code[code] for code in draft.related])
