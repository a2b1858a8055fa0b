"""Takes over what an imported list says otherwise about records, as an editor would have typed it.

An agreement gets a new version that is not published: what visitors read waits for a moderator, and
an unpublished version of somebody else is what the changes are added to. A promise is changed by
the act of its desk. One by one, so that each asks what its form asks.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor
from home.desk.locking import locked
from home.models import Region, Sector
from partners.agreements import history
from partners.agreements.importing.columns import AGREEMENTS
from partners.agreements.importing.known import AGREEMENT, COMMITMENT, Change, Update
from partners.agreements.importing.names import Names
from partners.agreements.models import Agreement, Commitment
from partners.agreements.refusals import ImportedRowNotAccepted
from partners.agreements.services import commitments
from partners.organisations.models import Organisation


def told(data: dict[str, Any]) -> str:
    """Each field that a list changed, from what to what, under the heading of its column."""
    names, language = AGREEMENTS.by_key, get_language() or ""
    lines = [
        ": ".join(filter(None, [names[column].name(language), change]))
        for column, change in data.get("fields", {}).items()
        if column in names
    ]
    return ": ".join(filter(None, [gettext("Changed from a spreadsheet"), "; ".join(lines)]))


ACTION = history.action("agreements.import_change", _("Import changes"), told)
UNTOLD = {"contact_name", "contact_email", "contact_phone", "notes", "in_charge"}
TERMS: dict[str, type[Model]] = {"sectors": Sector, "regions": Region}
RELATED: dict[str, type[Model]] = {"partner": Organisation, "in_charge": get_user_model()}
_KEYS = {"unit": "unit_id", "in_charge": "in_charge_id"}


def write(updates: Iterable[Update], *, by: Actor, empty: bool) -> int:
    """Inside the service's transaction; how many records were written.

    `empty`: whether a dash may empty a field. Raises ImportedRowNotAccepted, and what the acts do.
    """
    names, written = Names(), 0
    for update in updates:
        changes = [change for change in update.changes if empty or not change.empties]
        if not changes:
            continue
        try:
            if update.kind == AGREEMENT:
                _change_agreement(update, changes, names, by)
            elif update.kind == COMMITMENT:
                _change_commitment(update, changes, by)
        except ValidationError as error:
            why = " ".join(error.messages)
            raise ImportedRowNotAccepted(sheet=update.sheet, row=update.row, why=why) from error
        written += 1
    return written


def _change_agreement(update: Update, changes: list[Change], names: Names, by: Actor) -> None:
    current = locked(Agreement(pk=update.record))
    written = current.get_latest_revision_as_object()
    parties = sorted(written.parties.all(), key=lambda party: party.sort_order or 0)
    for change in changes:
        if change.party >= 0:
            setattr(parties[change.party], change.field, change.after)
        elif change.field in TERMS:
            found = TERMS[change.field]._default_manager.filter(pk__in=change.after)
            setattr(written, change.field, list(found))
        else:
            setattr(written, _KEYS.get(change.field, change.field), change.after)
    written.parties = parties
    revision = written.save_revision(user=by.person)
    data = {"row": update.row, "fields": _told(changes, names)}
    audit.record(current, ACTION, by=by, data=data, revision=revision)


def _change_commitment(update: Update, changes: list[Change], by: Actor) -> None:
    commitment = Commitment.objects.get(pk=update.record)
    words: dict[str, Any] = {change.field: change.after for change in changes}
    for name in ("partner", "in_charge"):
        if words.get(name) is not None:
            words[name] = RELATED[name]._default_manager.get(pk=words[name])
    commitments.change(commitment, by=by, seen=commitment.version, **words)


def _told(changes: Iterable[Change], names: Names) -> dict[str, str]:
    """“– → Memorandum” by column: each field as it was and as it is; of contacts, only which."""
    return {
        change.column: ""
        if change.field in UNTOLD
        else f"{names.shown(change.field, change.before)} → "
        f"{names.shown(change.field, change.after)}"
        for change in changes
    }
