"""What a person does about what is stored about them."""

from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from wagtail.models import ModelLogEntry

from home import audit
from home.access import Actor, require
from home.notices import letters
from home.notices.services import choose_language
from home.privacy import leaving
from home.privacy.held import Held, Points, all_held
from home.privacy.unknown import require_all_known

CORRECTED = "privacy.corrected"
ERASED = "privacy.erased"
DOWNLOADED = "privacy.downloaded"
NAMELESS = "–"  # what entries of the history are about


@transaction.atomic
def correct(person: Any, *, first_name: str, last_name: str, language: str, by: Actor) -> None:
    """One's own name and language. Raises ActionNotPermitted, ValueError (no such language)."""
    require(by.is_(person.pk))
    person = _locked(person)
    person.first_name, person.last_name = first_name, last_name
    person.save(update_fields=["first_name", "last_name"])
    choose_language(person, language, by=by)
    audit.record(person, CORRECTED, by=by)


@transaction.atomic
def note_download(person: Any, *, by: Actor) -> None:
    """That all data left as a file, for the trail. Raises ActionNotPermitted."""
    require(by.is_(person.pk))
    audit.record(_locked(person), DOWNLOADED, by=by)


@transaction.atomic
def erase(person: Any, *, by: Actor) -> None:
    """End one's own account, and take out what names the person.

    The row stays, without address, number or name: what was done by this person leads to "former
    member". Raises ActionNotPermitted, leaving.IsHindered, UnknownRelation.
    """
    require(by.is_(person.pk))
    require_all_known()
    if found := leaving.hindrances(person):
        raise leaving.IsHindered(hindrances=found)
    # Organisations are locked first, as by all who write about their people.
    leaving.say_farewell(person, by)
    person = _locked(person)
    audit.record(person, ERASED, by=by)
    transaction.on_commit(partial(_tell_old_address, person.email, person.language))
    for held in all_held():
        _rename_in_history(held, person)
    # What is found by an address goes first: the addresses are rows of the person, too.
    for held in sorted(all_held(), key=lambda one: one.points is not Points.ADDRESS):
        held.erase(person)


def _tell_old_address(address: str | None, language: str) -> None:
    """Somebody else may have done it."""
    if address:
        with translation.override(language):
            letters.post("account-erased", address, {})


def _rename_in_history(held: Held, person: Any) -> None:
    """Entries about rows that are called after the person."""
    if held.called_after:
        kind = ContentType.objects.get_for_model(held.model)
        keys = [str(key) for key in held.rows(person).values_list("pk", flat=True)]
        entries = ModelLogEntry.objects.filter(content_type=kind, object_id__in=keys)
        entries.update(label=NAMELESS)


def _locked(person: Any) -> Any:
    """The account as it is now; a request's user is a proxy of it."""
    return get_user_model()._default_manager.select_for_update().get(pk=person.pk)
