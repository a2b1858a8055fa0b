"""Merge two organisations of the register that are one body: what is shown before, and the act.

The one that is merged stays as a row: off the site, archived, its address leads to the other. Who
acted for it stays written there (docs/organisations.md); what is in force or open for it ends, but
its people go on in the other, each with the role that the moderator gives them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked_together, version_of
from home.desk.refusals import HasChangedSince
from partners.membership import permissions
from partners.membership.claiming import ending, history
from partners.membership.models import (
    Claim,
    Invitation,
    Mandate,
    MandateOffer,
    Membership,
    ProfileChange,
    Role,
    State,
)
from partners.membership.notices import merging as notices
from partners.membership.refusals import CannotBeMerged, ReasonIsMissing
from partners.membership.services import lifetimes, mandates
from partners.organisations import merging
from partners.organisations.models import Organisation
from partners.organisations.services import duplicates

MERGED = "membership.organisations_merged"
ENDED_BY_MERGING = "membership.ended_by_merging"


@dataclass(frozen=True, slots=True)
class Carried:
    """A person of the one that is merged: `there` is their role in the other, if any; `usual`
    what they have there afterwards unless the moderator says otherwise; `may_have` what may be
    said. Nobody loses what they have there by a merging, and nobody gains by silence.
    """

    membership: Membership
    there: str
    usual: str
    may_have: tuple[str, ...]


def user_can_merge(actor: Actor) -> bool:
    return permissions.user_can_moderate(actor) and actor.has("organisations.change_organisation")


def hindrances(old: Organisation, kept: Organisation, actor: Actor) -> list[str | Promise]:
    """Why not, in the reader's words; what has a way on says it."""
    return [*_hindrances(old, kept, actor)]


def people(old: Organisation, kept: Organisation) -> list[Carried]:
    """Who acts for the old one. Where nobody represents the other yet, they go on as they are."""
    live = Membership.objects.live().select_related("person", "organisation")
    there = dict(live.filter(organisation=kept).values_list("person", "role"))
    is_represented = lifetimes.representatives_of(kept).exists()
    return [
        _carried(membership, there.get(membership.person_id, ""), is_represented)
        for membership in live.filter(organisation=old).of_active_people().order_by("pk")
    ]


def version_of_both(old: Organisation, kept: Organisation) -> str:
    """Of both, and of who belongs to them: who decides has seen these people."""
    live = Membership.objects.live().filter(organisation__in=[old.pk, kept.pk]).order_by("pk")
    parts = [version_of(old), version_of(kept), *(f"{m.pk} {version_of(m)}" for m in live)]
    return sha256("\n".join(parts).encode()).hexdigest()[:40]


@transaction.atomic
def merge(
    old: Organisation,
    kept: Organisation,
    *,
    roles: Mapping[int, str],
    reason: str,
    by: Actor,
    seen: str | None = None,
    tells_names: bool = False,
) -> Organisation:
    """Into `kept`, for good; `roles` by key of a membership of the old one, empty for who does
    not go on. Who is not named there gets what is usual (`people`). `tells_names`: readers find
    `kept` by the names, number and address of the old one though they never saw it.

    Raises ActionNotPermitted, ReasonIsMissing, CannotBeMerged, NobodyRepresentsIt,
    HasChangedSince, IsGone, UnknownKey.
    """
    require(user_can_merge(by))
    merging.require_all_known()
    rows = locked_together([old, kept])
    old, kept = rows[old.pk], rows[kept.pk]
    if seen is not None and seen != version_of_both(old, kept):
        raise HasChangedSince(current=old)
    if not (reason := reason.strip()):
        raise ReasonIsMissing
    if found := hindrances(old, kept, by):
        raise CannotBeMerged(why=" ".join(map(str, found)))
    hearers = notices.people_of(old, kept)
    _carry_over(old, kept, roles, by)
    _end_what_is_open(old, by)
    _say_who_leads_on(old, tells_names)
    moved = merging.move(old, kept)
    old.merged_into, old.is_public = kept, False
    old.archived_at = old.archived_at or timezone.now()
    for one in (old, kept):
        one.save()
        facts = {"merged": old.pk, "into": kept.pk, "reason": reason, "moved": moved}
        facts["leads_readers_on"] = old.leads_readers_on
        revision = one.save_revision(user=by.person, clean=False)
        audit.record(one, MERGED, by=by, data=facts, revision=revision)
    duplicates.follow_merging(old, kept, by=by)
    notices.tell(old, kept, hearers, reason, but=by)
    return kept


def _say_who_leads_on(old: Organisation, tells_names: bool) -> None:
    """Nor does what was merged into it before: readers did not see that either."""
    old.leads_readers_on = old.is_public or tells_names
    if not old.leads_readers_on:
        for one in old.merged_here.filter(leads_readers_on=True):
            one.leads_readers_on = False
            one.save(update_fields=["leads_readers_on"])


def _hindrances(old: Organisation, kept: Organisation, by: Actor) -> Iterator[str | Promise]:
    if old.pk == kept.pk:
        yield _("This is one organisation: choose two.")
        return
    if old.merged_into_id:
        yield _("The first is merged already.")
    if kept.merged_into_id:
        yield _("The second is itself merged into another: choose that one.")
    elif kept.is_archived:
        yield _("The second is archived: restore it first.")
    if old.is_cooperative != kept.is_cooperative:
        yield _("A cooperative is merged with a cooperative only, a partner with a partner.")
    if old.is_demo != kept.is_demo:
        yield _("An example is not merged with a real organisation.")
    if _has_part_in(by, old, kept):
        yield _("You act or ask to act for one of them: another moderator decides.")
    if Claim.objects.to_check().filter(organisation=old).exists():
        yield _("A business assistant granted a claim of the first: look at that before.")
    yield from merging.in_the_way(old, kept)


def _has_part_in(by: Actor, *organisations: Organisation) -> bool:
    return (
        Membership.objects.live().of(by).filter(organisation__in=organisations).exists()
        or Claim.objects.open().of(by).filter(organisation__in=organisations).exists()
        or Mandate.objects.open().of(by).filter(cooperative__in=organisations).exists()
    )


def _carried(membership: Membership, there: str, is_represented: bool) -> Carried:
    if there == Role.REPRESENTATIVE:
        return Carried(membership, there, there, (there,))
    if there:
        return Carried(membership, there, there, (there, Role.REPRESENTATIVE))
    usual = Role.CONTRIBUTOR if is_represented else Role(membership.role)
    return Carried(membership, there, usual, ("", Role.CONTRIBUTOR, Role.REPRESENTATIVE))


def _carry_over(old: Organisation, kept: Organisation, roles: Mapping[int, str], by: Actor) -> None:
    """Representatives first, as the first of an organisation has to be one."""
    chosen = [(one, roles.get(one.membership.pk, one.usual)) for one in people(old, kept)]
    if any(role not in one.may_have for one, role in chosen):
        raise CannotBeMerged(why=_("Somebody's role cannot be this one."))
    for membership in Membership.objects.live().filter(organisation=old).select_related("person"):
        membership.organisation = old
        lifetimes.end(membership, Membership.Ending.MERGED, by=by)
        lifetimes.record(membership, ENDED_BY_MERGING, by=by)
    for one, role in sorted(chosen, key=lambda pair: pair[1] != Role.REPRESENTATIVE):
        if role:
            lifetimes.join(one.membership.person, kept, role, by=by)


def _end_what_is_open(old: Organisation, by: Actor) -> None:
    Invitation.objects.filter(organisation=old).end(Invitation.State.EXPIRED, by.person)
    for claim in Claim.objects.open().filter(organisation=old).select_for_update():
        ending.end_undecided(claim, State.EXPIRED, by)
        audit.record(old, history.EXPIRED, by=by, data={"claim": claim.pk})
    mandates.end_all(old, by=by)
    now = timezone.now()
    for offer in MandateOffer.objects.filter(cooperative=old, closed_at=None).select_for_update():
        offer.closed_at = now
        offer.save(update_fields=["closed_at"])
    for change in ProfileChange.objects.open().filter(organisation=old).select_for_update():
        change.state, change.decided_at = ProfileChange.State.WITHDRAWN, now
        change.decided_by = by.person
        change.save()
