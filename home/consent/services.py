"""What a person agrees to, and no longer: each for themselves, at once."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.access import Actor, require
from home.consent.models import Consent
from home.consent.terms import TERMS
from home.desk.refusals import Refusal


class IsAnotherVersion(Refusal):
    """The text is not the one that this person read."""


@transaction.atomic
def give(person: Any, purpose: str, version: str, *, by: Actor) -> None:
    """Agree to a purpose under the text of `version`; once more changes nothing.

    Raises ActionNotPermitted, KeyError (no such purpose), IsAnotherVersion.
    """
    rows = _to_answer(person, purpose, version, by)
    if not rows.in_force().filter(version=version).exists():
        Consent.objects.create(
            person_id=person.pk, purpose=purpose, version=version, given_at=timezone.now()
        )


@transaction.atomic
def withdraw(person: Any, purpose: str, version: str, *, by: Actor) -> None:
    """Refuse a purpose, or end what was agreed to; once more changes nothing.

    Raises ActionNotPermitted, KeyError (no such purpose), IsAnotherVersion.
    """
    rows, now = _to_answer(person, purpose, version, by), timezone.now()
    rows.in_force().update(withdrawn_at=now)
    if not rows.filter(version=version).exists():
        Consent.objects.create(
            person_id=person.pk, purpose=purpose, version=version, withdrawn_at=now
        )


def note_answers(person: Any, answers: Mapping[str, tuple[str, bool]], *, by: Actor) -> None:
    """Those of a form of several purposes: to each the version that was read, and whether agreed.

    A text that has changed meanwhile is left to be asked anew. Raises ActionNotPermitted.
    """
    require(by.is_(person.pk))
    for purpose, (version, is_given) in answers.items():
        if purpose in TERMS and TERMS[purpose].version == version:
            (give if is_given else withdraw)(person, purpose, version, by=by)


def _to_answer(person: Any, purpose: str, version: str, by: Actor) -> Any:
    """The person's answers so far, with nobody else writing them."""
    require(by.is_(person.pk))
    if TERMS[purpose].version != version:
        raise IsAnotherVersion
    get_user_model()._default_manager.select_for_update().get(pk=person.pk)
    return Consent.objects.filter(person=person.pk, purpose=purpose)
