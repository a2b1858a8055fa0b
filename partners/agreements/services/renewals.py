"""Renewals: the draft of the agreement that will replace one that ends, and what it renews."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.labels import Link
from partners.agreements.models import Agreement, Party, Transition
from partners.agreements.models.querysets import AgreementQuerySet
from partners.agreements.refusals import (
    AlreadyArchived,
    RenewalPreparedAlready,
    ReplacedHasMoved,
    TransitionNotOpen,
)
from partners.agreements.rules.lifecycle import TRANSITIONS, AgreementState, Verb

PREPARE = history.action(
    "agreements.prepare_renewal", _("Prepare a renewal"), _("Prepared its renewal as a draft")
)
# Its own words, not those of its paper: numbers, place, source, signatories and notes stay behind.
WORDS = ("kind", "reach", "scope_id", "scope_en", "languages", "unit", "in_charge", "report_months")
TAKING_EFFECT = {Verb.SIGN, Verb.ENTER_INTO_FORCE}
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
    draft.parties = [  # type: ignore[misc]
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


def replaces_on(earlier: Agreement, renewal: Agreement) -> date | None:
    """The day from which the renewal takes the earlier one's place; None before it is in force."""
    days = [renewal.signed_on, renewal.in_force_on, earlier.signed_on]
    return max(filter(None, days)) if renewal.in_force_on else None


def replaced_by(step: Transition) -> Agreement | None:
    """The agreement that this step, the last of its renewal, replaced and that still is replaced.

    Raises ReplacedHasMoved when something was recorded there since.
    """
    renewal = step.agreement
    earlier = renewed_by(renewal) if step.verb in TAKING_EFFECT else None
    on = earlier and replaces_on(earlier, renewal)
    if earlier is None or on is None or AgreementState.RENEWED not in _closing(earlier):
        return None
    standing = earlier.transitions.standing()
    found = standing.filter(verb=Verb.RENEW, on=on, at__gte=step.at).first()
    if found and found != standing.first():
        raise ReplacedHasMoved(earlier=earlier)
    return earlier if found else None


def _closing(agreement: Agreement) -> tuple[str, str]:
    """How it is over, or will be."""
    return agreement.state, agreement.closes_as


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
