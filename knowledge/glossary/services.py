"""Import a checked sheet: all of it or nothing, with a line in the log for each term."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from knowledge.glossary.importing.rows import Draft, Sheet
from knowledge.glossary.models import Term


class GlossaryChangeDenied(PermissionDenied):
    """The person may not change the glossary."""


class SheetHasErrors(Exception):
    """The sheet was not imported; its rows say why."""


def user_can_import(user: AbstractBaseUser) -> bool:
    """An import adds and changes, so one needs both rights."""
    return user.is_active and user.has_perms(["glossary.add_term", "glossary.change_term"])


@transaction.atomic
def import_sheet(sheet: Sheet, *, by: AbstractBaseUser) -> int:
    """Write new and changed terms; how many. Raises SheetHasErrors, GlossaryChangeDenied."""
    if not user_can_import(by):
        raise GlossaryChangeDenied
    if not sheet.is_right:
        raise SheetHasErrors
    return write(sheet, by=by)


def write(sheet: Sheet, *, by: AbstractBaseUser | None = None) -> int:
    """Write without asking for permission, for the commands. Call it in a transaction."""
    written = [draft for draft in sheet.drafts if draft.is_new or draft.is_changed]
    for draft in written:
        draft.term.save()
    _relate(written)
    for draft in written:
        action = "wagtail.create" if draft.is_new else "wagtail.edit"
        revision = draft.term.save_revision(user=by, clean=False)
        log(draft.term, action, user=by, revision=revision, content_changed=True)
    return len(written)


def _relate(drafts: list[Draft]) -> None:
    wanted = {code for draft in drafts for code in draft.related}
    by_code = {term.code: term for term in Term.objects.filter(code__in=wanted)}
    for draft in drafts:
        draft.term.related.set([by_code[code] for code in draft.related])
