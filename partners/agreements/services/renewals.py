"""Renewals: the draft of the agreement that will replace one that ends, and what it renews."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.labels import Link
from partners.agreements.models import Agreement, Party
from partners.agreements.models.querysets import AgreementQuerySet
from partners.agreements.refusals import (
    AlreadyArchived,
    RenewalPreparedAlready,
    TransitionNotOpen,
)
from partners.agreements.rules.lifecycle import TRANSITIONS, Verb

PREPARE = history.action(
    "agreements.prepare_renewal", _("Prepare a renewal"), _("Prepared its renewal as a draft")
)
# Its own words, not those of its paper: numbers, place, source, signatories and notes stay behind.
WORDS = ("kind", "reach", "scope_id", "scope_en", "languages", "unit", "in_charge", "report_months")
PARTY = (
    "sort_order", "organisation", "is_ours", "unit_id", "unit_en",
    "contact_name", "contact_email", "contact_phone",
)  # fmt: skip


@transaction.atomic
def prepare_renewal(
    agreement: Agreement, *, by: Actor, title_id: str, title_en: str = "", seen: object = None
) -> Agreement:
    """A draft that renews `agreement`, with its parties and their contacts, scope, sectors and
    provinces. Once it is signed and in force, the earlier one is replaced.

    Raises ActionNotPermitted, AlreadyArchived, TransitionNotOpen, RenewalPreparedAlready,
    HasChangedSince.
    """
    require(permissions.user_can_renew(by))
    current = locked(agreement, seen)
    if current.archived_at:
        raise AlreadyArchived()
    status = current.status_on(timezone.localdate())
    if status not in TRANSITIONS[Verb.RENEW].sources:
        raise TransitionNotOpen(verb=Verb.RENEW, status=status)
    if known := renewals_of(current).first():
        raise RenewalPreparedAlready(renewal=known)
    source = as_written(current)
    draft = Agreement(
        title_id=title_id, title_en=title_en, predecessor=current, link=Link.RENEWS, live=False,
        **{name: getattr(source, name) for name in WORDS},
    )  # fmt: skip
    draft.parties = [
        Party(**{name: getattr(party, name) for name in PARTY}) for party in source.parties.all()
    ]
    draft.save()
    draft.sectors.set(source.sectors.all())
    draft.regions.set(source.regions.all())
    draft.save()
    revision = draft.save_revision(user=by.person)
    _record(agreement, current, draft, by)
    data = {"title": str(current), "version": draft.version}
    audit.record(draft, audit.CREATED, by=by, revision=revision, data=data)
    return draft


def renewals_of(agreement: Agreement) -> AgreementQuerySet:
    """Agreements that renew this one, the newest first."""
    kept = Agreement.objects.kept().filter(predecessor=agreement.pk, link=Link.RENEWS)
    return kept.order_by("-pk")


def renewed_by(agreement: Agreement) -> Agreement | None:
    """The agreement that this one renews, as it is written now."""
    words = as_written(agreement)
    return words.predecessor if words.link == Link.RENEWS else None


def as_written(agreement: Agreement) -> Agreement:
    """What is not published yet is read from its latest draft."""
    latest: Agreement = agreement if agreement.live else agreement.get_latest_revision_as_object()
    return latest


def _record(agreement: Agreement, current: Agreement, draft: Agreement, by: Actor) -> None:
    current.version += 1
    current.save(update_fields=["version", "updated_at"])
    agreement.version = current.version
    data = {"title": str(draft), "version": current.version}
    audit.record(current, PREPARE, by=by, data=data)
