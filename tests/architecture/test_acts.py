"""Every act of a service, and who may do it: one table over all rooms.

An act is a public function of a service module that takes `by`. It takes an `Actor`, asks for
the right before it looks at what it was given, and stands in the table below.
"""

import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints
from unittest.mock import MagicMock

import pytest

import home
import knowledge
import partners
import search
from home.access import NOBODY, ActionNotPermitted, Actor, system
from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from tests.architecture.acts import ACTS, OWN
from tests.factories.agreements import person
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
ROOT = Path(home.__file__).parent.parent
ROOMS = (home, knowledge, partners, search)
# Where services stand that are no module or package named so.
ELSEWHERE = {"home.translation.handing_in", "partners.agreements.briefs.reading", "search.pins"}
# Inside the service that calls them; they take what it was given.
PARTS = {"imported_rows", "imported_updates", "lifetimes"}


def _modules() -> Iterator[str]:
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if "services" in found.name.split(".") or found.name in ELSEWHERE:
                yield found.name


def _acts() -> dict[str, Callable[..., Any]]:
    """Act by its name, such as `offers.copy_for_next_year`."""
    found = {}
    for name in _modules():
        module = importlib.import_module(name)
        short = name.rpartition(".")[2]
        for verb, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == name and not verb.startswith("_")
            if is_own and short not in PARTS and "by" in inspect.signature(function).parameters:
                found[f"{short}.{verb}"] = function
    return found


FOUND = _acts()


def _actors() -> dict[str, Actor]:
    boss = staff(MODERATORS)
    boss.is_active = False
    boss.save()
    other = User.objects.create_user("other@simpul.test", "x")
    other.groups.set(boss.groups.all())
    return {
        "nobody": NOBODY,
        "member": Actor(person()),
        "inactive": Actor(boss),
        "job": system("remind"),
        "reader": Actor(person("view_agreement")),
        "editor": Actor(staff(EDITORS)),
        "moderator": Actor(other),
        "superuser": Actor(User.objects.create_superuser("root@simpul.test", "x")),
    }


def _may(act: Callable[..., Any], actor: Actor) -> bool:
    """Whether the act goes on to what it was given, which is nothing and makes it stumble."""
    given: dict[str, Any] = {}
    for name, one in inspect.signature(act).parameters.items():
        if name == "about":
            about = {"kind": "annex", "title_id": "Naskah"}
            given |= about if one.kind is one.VAR_KEYWORD else {name: about}
        elif one.default is one.empty and one.kind is not one.VAR_KEYWORD:
            given[name] = _thing()
    try:
        act(**{**given, "by": actor})
    except ActionNotPermitted:
        return False
    except Exception:
        return True
    return True


def _thing() -> MagicMock:
    """A commitment, or a report on one, to which no partner was let in."""
    thing = MagicMock()
    for agreement in (thing.agreement, thing.commitment.agreement):
        agreement.partner_access.filter.return_value.exists.return_value = False
    return thing


def test_every_act_of_a_service_stands_in_the_table() -> None:
    assert set(FOUND) == set(ACTS) | OWN


@pytest.mark.parametrize("act", FOUND)
def test_act_takes_an_actor_by_keyword(act: str) -> None:
    parameter = inspect.signature(FOUND[act]).parameters["by"]
    assert get_type_hints(FOUND[act])["by"] is Actor
    assert (parameter.kind, parameter.default) == (parameter.KEYWORD_ONLY, parameter.empty)


def test_services_are_checked_strictly_by_mypy() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    checked = [ROOT / path for path in settings["files"]]
    files = {name: Path(inspect.getfile(importlib.import_module(name))) for name in _modules()}
    assert settings["strict"]
    assert not [name for name, file in files.items() if {file, *file.parents}.isdisjoint(checked)]


def test_acts_are_open_to_their_roles_and_to_nobody_else() -> None:
    actors = _actors()
    may = {act: {who for who, one in actors.items() if _may(FOUND[act], one)} for act in ACTS}
    assert may == ACTS
