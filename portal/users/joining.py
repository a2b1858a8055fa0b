"""How accounts begin and are reached again: by an address or number that its person has shown."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from home import audit
from home.access import Actor, require
from home.consent import services as consent
from portal import security_log
from portal.users import account_numbers, letters, messages, names, proving, tasks
from portal.users.models import Proof, Purpose, User

OPEN_ACCOUNTS = "users.add_user"
LONGEST_NAME = 80
Answers = Mapping[str, tuple[str, bool]]


class IsTaken(Exception):
    """Another account has this address or number meanwhile."""


def ask_to_join(
    name: str,
    contact: str,
    password: str,
    *,
    language: str,
    leads: str,
    answers: Answers | None = None,
) -> Proof:
    """Nothing is made before `contact` is shown to be theirs, so nobody keeps it from its owner.

    `leads`: the page that they came from, "" for none. `answers`: what they agreed to, noted where
    they can be written to by e-mail; others are asked when they can. The same work for a contact
    that has an account: its owner is told.
    """
    facts = {
        "name": name,
        "password": make_password(password),
        "language": language,
        "leads": leads,
        "answers": dict(answers or {}) if "@" in contact else {},
    }
    is_there = names.person_of(contact) is not None
    return proving.ask(Purpose.SIGN_UP, contact, is_decoy=is_there, facts=facts)


def is_password_of(proof: Proof, password: str) -> bool:
    """Whether the one who asked to join chose it."""
    return check_password(password, proof.facts["password"])


@transaction.atomic
def join(proof: Proof) -> User:
    """The account that was asked for. Raises HasEnded, IsTaken."""
    proving.use(proof)
    if names.person_of(proof.contact):
        raise IsTaken
    facts = proof.facts
    user = User(first_name=facts["name"], language=facts["language"], password=facts["password"])
    setattr(user, proof.kind, proof.contact)
    user.phone_verified = proof.kind == "phone"
    user.save()
    audit.record(user, audit.CREATED, by=Actor(user))
    consent.note_answers(user, facts.get("answers", {}), by=Actor(user))
    return user


def ask_for_password(number: str, *, language: str) -> Proof:
    """A code to a mobile number whose person forgot the password; none where nobody has it."""
    person = User.objects.filter(phone=number, phone_verified=True, is_active=True).first()
    facts = {"language": person.language if person else language}
    return proving.ask(
        Purpose.FORGOTTEN, number, person=person, is_decoy=person is None, facts=facts
    )


@transaction.atomic
def password_key(proof: Proof) -> dict[str, Any]:
    """What the address of the page for a new password is made of. Raises HasEnded."""
    proving.use(proof)
    user = _locked(proof)
    return {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


def ask_for_number(number: str, *, by: Actor) -> Proof:
    """Another mobile number for one's own account. Raises ActionNotPermitted."""
    require(by.person is not None)
    is_there = User.objects.filter(phone=number).exclude(pk=by.person.pk).exists()
    return proving.ask(
        Purpose.CONTACT,
        number,
        person=by.person,
        is_decoy=is_there,
        facts={"language": by.person.language},
    )


@transaction.atomic
def change_number(proof: Proof, *, by: Actor) -> None:
    """The number so far is told, and the address. Raises ActionNotPermitted, HasEnded, IsTaken."""
    require(by.is_(proof.person_id))
    user = _locked(proof)
    proving.use(proof)
    if User.objects.filter(phone=proof.contact).exclude(pk=user.pk).exists():
        raise IsTaken
    before, user.phone, user.phone_verified = user.phone, proof.contact, True
    user.save(update_fields=["phone", "phone_verified"])
    audit.record(user, audit.CHANGED, by=by)
    security_log.note("mobile number changed", person=user.pk)
    letters.send("number-changed", user)
    if before:
        tasks.tell.enqueue(before, messages.text_to_former_number(user.language))


@transaction.atomic
def open_numbered_account(name: str, password: str, *, language: str, by: Actor) -> User:
    """For somebody who has neither e-mail nor a mobile; they sign in with its account number.

    Raises ActionNotPermitted without the right to add accounts, which a printed code's job has.
    """
    require(by.has(OPEN_ACCOUNTS))
    number = account_numbers.draw()
    while User.objects.filter(account_number=number).exists():
        number = account_numbers.draw()
    user = User.objects.create_user(
        None, password, first_name=name, language=language, account_number=number
    )
    audit.record(user, audit.CREATED, by=by)
    return user


def _locked(proof: Proof) -> User:
    """Whose account it is about. Raises HasEnded when it is gone."""
    user = User.objects.select_for_update().filter(pk=proof.person_id or 0).first()
    if user is None:
        raise proving.HasEnded
    return user
