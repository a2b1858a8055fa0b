"""Certificates are issued once both sides agree, withdrawn, replaced; names become initials."""

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked, locked_together
from home.desk.refusals import IsGone
from partners.apprenticeships.placements import certificate_notices as notices
from partners.apprenticeships.placements import permissions
from partners.apprenticeships.placements.certificate_rules import CertificateVerb, after
from partners.apprenticeships.placements.certificates.content import (
    content_of,
    initials,
    names_of,
)
from partners.apprenticeships.placements.models import Certificate, Placement
from partners.apprenticeships.placements.refusals import IsIssued, NothingToCertify

ISSUED, WITHDRAWN = "placements.certificate_issued", "placements.certificate_withdrawn"
REPLACED, ERASED = "placements.certificate_replaced", "placements.certificate_names_erased"
CERTIFIED = (Placement.State.COMPLETED, Placement.State.PARTLY)


@transaction.atomic
def issue(placement: Placement, *, by: Actor) -> Certificate:
    """By a moderator: for who completed part of it, and anew after one was withdrawn.

    Raises ActionNotPermitted, NothingToCertify, IsIssued.
    """
    require(permissions.user_can_certify(by, placement))
    locked(placement)
    return _issue(_with_sides(placement), by)


def issue_for_completed(placement: Placement, acting: Actor) -> Certificate | None:
    """By itself, in the transaction in which the cooperative agrees: None for other outcomes, and
    where there was one before.
    """
    is_new = not Certificate.objects.filter(placement=placement).exists()
    if placement.state != Placement.State.COMPLETED or not is_new:
        return None
    return _issue(_with_sides(placement), acting, by_itself=True)


@transaction.atomic
def withdraw(certificate: Certificate, *, by: Actor, reason: str, seen: object = None) -> None:
    """Its page says so from now on; the cooperative reads why. Raises ActionNotPermitted, IsGone,
    HasChangedSince.
    """
    current = _ended(CertificateVerb.WITHDRAW, certificate, by, seen, reason)
    _record(current, WITHDRAWN, by)
    notices.tell(current)


@transaction.atomic
def replace(
    certificate: Certificate, *, by: Actor, reason: str, seen: object = None
) -> Certificate:
    """By one that says what the records say now; the page of the old one leads to it. Raises as
    `withdraw`.
    """
    current = _ended(CertificateVerb.REPLACE, certificate, by, seen, reason)
    _record(current, REPLACED, by)
    return _issue(_with_sides(current.placement), by, replaces=current)


@transaction.atomic
def erase_names(certificate: Certificate, *, by: Actor, seen: object = None) -> None:
    """For people who ask to be forgotten: the certificate stays what it is, and so do those before
    and after it, whose pages name the same people. Raises ActionNotPermitted, IsGone,
    HasChangedSince.
    """
    require(permissions.user_can_certify(by, certificate.placement))
    locked(certificate.placement)
    locked(certificate, seen)
    rows = Certificate.objects.filter(placement=certificate.placement_id)
    for current in locked_together(rows).values():
        current.names = [initials(name) for name in current.names]
        current.save()
        _record(current, ERASED, by)


def _issue(
    placement: Placement,
    by: Actor,
    *,
    replaces: Certificate | None = None,
    by_itself: bool = False,
) -> Certificate:
    if not placement.is_settled or placement.state not in CERTIFIED:
        raise NothingToCertify
    if Certificate.objects.valid().filter(placement=placement).exists():
        raise IsIssued
    now = timezone.now()
    certificate = Certificate.objects.create(
        placement=placement,
        names=names_of(placement),
        content=content_of(placement, timezone.localdate(now)),
        replaces=replaces,
        issued_at=now,
        issued_by=None if by_itself else by.person,
    )
    _record(certificate, ISSUED, by)
    notices.tell(certificate)
    return certificate


def _with_sides(placement: Placement) -> Placement:
    return Placement.objects.with_sides().get(pk=placement.pk)


def _ended(
    verb: CertificateVerb, certificate: Certificate, by: Actor, seen: object, reason: str
) -> Certificate:
    require(permissions.user_can_certify(by, certificate.placement))
    locked(certificate.placement)
    current = locked(certificate, seen)
    to = after(verb, current.state)
    if to is None:
        raise IsGone(record=certificate)
    current.state, current.reason = to.value, reason
    current.ended_at, current.ended_by = timezone.now(), by.person
    current.save()
    return current


def _record(certificate: Certificate, action: str, by: Actor) -> None:
    about = {"placement": certificate.placement_id, "certificate": certificate.number}
    audit.record(certificate.placement.cooperative, action, by=by, data=about)
