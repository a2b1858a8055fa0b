"""Known rows that say otherwise, to look at and to choose from."""

from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.sheets.updates import Shown, ShownUpdate
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS
from partners.agreements.importing.known import AGREEMENT, Change, Update
from partners.agreements.importing.names import Names


def shown(updates: Iterable[Update]) -> list[ShownUpdate]:
    names = Names()
    return [
        ShownUpdate(
            update.key if update.may_be_chosen else "",
            f"{update.sheet} · {update.row}",
            update.title,
            tuple(_shown(update, change, names) for change in update.changes),
            tuple(_shown(update, change, names) for change in update.elsewhere),
            tuple(_notes(update)),
        )
        for update in updates
    ]


def _shown(update: Update, change: Change, names: Names) -> Shown:
    table = AGREEMENTS if update.kind == AGREEMENT else COMMITMENTS
    return Shown(
        table.by_key[change.column].name(get_language() or ""),
        names.shown(change.field, change.before),
        names.shown(change.field, change.after),
        change.empties,
    )


def _notes(update: Update) -> Iterator[str]:
    if update.is_away:
        yield _("It is archived and stays as it is. Restore it first.")
    if update.is_decided_on:
        yield _("Moderators have it before them. It stays as it is until they have decided.")
    if update.is_locked:
        yield _("Somebody has locked it. It stays as it is until it is unlocked.")
    if update.draft_by:
        yield _(
            "It has a version of %(person)s that is not published yet. What you choose is added "
            "to that version."
        ) % {"person": update.draft_by}
