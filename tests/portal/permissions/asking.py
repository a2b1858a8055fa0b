"""How a role is asked: what an address answers, what is carried out, who gets an e-mail."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.core import mail
from django.db import transaction
from django.db.models import Model
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from home.notices.models import Letter, State
from home.notices.sending import send
from tests.portal.access.asking import told
from tests.portal.permissions.roles import NAMES
from tests.portal.permissions.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """`leaked`: whether the words of the thing stand somewhere in the answer, whatever it is."""

    got: bool
    leaked: bool = False


class Fresh:
    """The world with its records as they stand in the database: an act may change what it is
    given.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.world, name)
        return type(found)._base_manager.get(pk=found.pk) if isinstance(found, Model) else found


Address = Callable[[World], str]
Probe = Callable[[World, str], Answer]
Act = Callable[[Fresh, Actor], Any]
Happening = Callable[[World], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """`unless` makes it the other way round, where all roles get the same answer."""

    probe: Probe
    unless: Happening | None = None

    def answers(self, world: World) -> dict[str, Answer]:
        """By role."""
        return {role: self.probe(world, role) for role in NAMES}

    def answers_otherwise(self, world: World) -> dict[str, Answer]:
        def otherwise() -> dict[str, Answer]:
            assert self.unless is not None
            self.unless(world)
            return self.answers(world)

        before, world.told = world.told, {}
        try:
            found: dict[str, Answer] = taken_back(otherwise)
        finally:
            world.told = before
        return found


def about(thing: str, questions: dict[str, Probe | Question]) -> dict[str, Question]:
    """By the names of their rows."""
    return {
        f"{thing}: {name}": one if isinstance(one, Question) else Question(one)
        for name, one in questions.items()
    }


def otherwise(unless: Happening, probe: Probe) -> Question:
    return Question(probe, unless)


def at(name: str, *attributes: str, query: str = "") -> Address:
    """The address of that name for things of the world, `at("membership:people", "shown.slug")`; a
    word as it is begins with "=".
    """

    def address(world: World) -> str:
        args = [_of(world, attribute) for attribute in attributes]
        return reverse(name, args=args) + (f"?{query}" if query else "")

    return address


def _of(world: World, attribute: str) -> Any:
    if attribute.startswith("="):
        return attribute[1:]
    return reduce(getattr, attribute.split("."), world)


def shows(address: Address, words: str) -> Probe:
    """Answered, and these words stand in it."""

    def probe(world: World, role: str) -> Answer:
        status, text = _asked(world, role, address(world))
        return Answer(got=status == 200 and words in text, leaked=words in text)

    return probe


def opens(*addresses: Address) -> Probe:
    """One of these forms is answered."""

    def probe(world: World, role: str) -> Answer:
        asked = [_asked(world, role, address(world)) for address in addresses]
        return Answer(got=any(status == 200 for status, _text in asked))

    return probe


def does(act: Act, *forms: Address, refusal: type[Exception] = ActionNotPermitted) -> Probe:
    """The service does it, and one of the forms is there: both say yes, or both no. `refusal`:
    what is said to some who may do as much elsewhere.
    """

    def probe(world: World, role: str) -> Answer:
        done = _tried(world, act, role, refusal)
        if forms:
            assert opens(*forms)(world, role).got == done, f"{role}: form and service differ"
        return Answer(got=done)

    return probe


def hears(happening: Happening, words: str) -> Probe:
    """Gets an e-mail that says these words."""

    def probe(world: World, role: str) -> Answer:
        if happening not in world.letters:
            world.letters[happening] = _letters(world, happening)
        person = world.people[role]
        mine = world.letters[happening].get(person.email, "") if person else ""
        return Answer(got=words in mine, leaked=words in mine)

    return probe


def knows(question: Callable[[World, Actor], bool]) -> Probe:
    """A count, or what else is no page."""
    return lambda world, role: Answer(got=question(world, world.actor(role)))


def taken_back(block: Callable[[], Any]) -> Any:
    """What it gives; what it wrote is undone."""
    with transaction.atomic():
        try:
            return block()
        finally:
            transaction.set_rollback(True)


def _asked(world: World, role: str, address: str) -> tuple[int, str]:
    """Asked once for all rows about that address."""
    key = (role, address)
    if key not in world.told:
        client = world.clients[role]
        client.cookies.pop("messages", None)
        world.told[key] = taken_back(lambda: told(client.get(address)))
    return world.told[key]


def _tried(world: World, act: Act, role: str, refusal: type[Exception]) -> bool:
    try:
        taken_back(lambda: act(Fresh(world), world.actor(role)))
    except (ActionNotPermitted, refusal):
        return False
    return True


def _letters(world: World, happening: Happening) -> dict[str, str]:
    """By address, all that was written to it."""

    def happen() -> dict[str, str]:
        Letter.objects.filter(state=State.WAITING).delete()
        before = len(mail.outbox)
        happening(world)
        for letter in Letter.objects.filter(state=State.WAITING):
            send(letter.pk)
        found: dict[str, str] = {}
        for sent in mail.outbox[before:]:
            for address in sent.to:
                found[address] = f"{found.get(address, '')}{sent.subject}\n{sent.body}"
        return found

    letters: dict[str, str] = taken_back(happen)
    return letters
