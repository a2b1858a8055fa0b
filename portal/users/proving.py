"""Whose is this address or number? Shown by a code, or a link, that was sent there.

Anybody may ask, also for what is somebody else's: page, status and work are the same then, only
the message says something else, or nothing. A proof ends by use, by time and by wrong codes; a day
longer it is remembered, so that another code needs nothing to be typed again.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from portal import security_log
from portal.users import codes, tasks
from portal.users.models import HOURS, Proof, Purpose, User

REMEMBERED = timedelta(days=1)


class HasEnded(Exception):
    """Used, too old, or tried too often."""


class IsWrong(Exception):
    """Another code than the one that was sent."""


def ask(
    purpose: Purpose,
    contact: str,
    *,
    person: User | None = None,
    is_decoy: bool = False,
    facts: Mapping[str, Any],
) -> Proof:
    """Send a code to `contact`, which is in its canonical form.

    `facts` are what the purpose needs later, and the `language` of the message.
    """
    Proof.objects.filter(ends_at__lt=timezone.now() - REMEMBERED).delete()
    proof = Proof.objects.create(
        purpose=purpose,
        contact=contact,
        person=person,
        is_decoy=is_decoy,
        facts=dict(facts),
        nonce=secrets.token_hex(16),
        ends_at=_end(),
    )
    security_log.note(f"code for {purpose} sent", **security_log.account_of(contact))
    tasks.send_proof.enqueue(proof.pk)
    return proof


def send_again(proof: Proof) -> None:
    """The same code while it lives, so that whichever message comes first is right; else a new
    one.
    """
    if proof.has_ended:
        proof.nonce, proof.failures, proof.ends_at = secrets.token_hex(16), 0, _end()
        proof.save(update_fields=["nonce", "failures", "ends_at"])
    tasks.send_proof.enqueue(proof.pk)


def check(proof: Proof, typed: str) -> None:
    """Raises HasEnded, IsWrong. Each wrong one is counted before it is looked at."""
    rows = Proof.objects.filter(
        pk=proof.pk, failures__lt=proof.most_failures, ends_at__gt=timezone.now(), nonce=proof.nonce
    )
    if not rows.update(failures=F("failures") + 1):
        raise HasEnded
    is_right = constant_time_compare(codes.read(typed), codes.code_of(proof))
    if proof.is_decoy or not is_right:
        proof.failures += 1
        security_log.note(
            f"code for {proof.purpose} refused", **security_log.account_of(proof.contact)
        )
        raise IsWrong


def use(proof: Proof) -> None:
    """It proves once. Raises HasEnded."""
    used, _each = Proof.objects.filter(
        pk=proof.pk, nonce=proof.nonce, ends_at__gt=timezone.now(), is_decoy=False
    ).delete()
    if not used:
        raise HasEnded


def _end() -> Any:
    return timezone.now() + timedelta(hours=HOURS)
