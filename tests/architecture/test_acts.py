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
from tests.factories.agreements import person
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
ROOT = Path(home.__file__).parent.parent
ROOMS = (home, knowledge, partners, search)
# Where services stand that are no module or package named so.
ELSEWHERE = {"home.translation.handing_in", "partners.agreements.briefs.reading", "search.pins"}
# Inside the service that calls them; they take what it was given.
PARTS = {"imported_rows", "lifetimes"}

ANY_STAFF = {"reader", "editor", "moderator", "superuser"}
WRITERS = {"editor", "moderator", "superuser"}
DECIDERS = {"moderator", "superuser"}
ACTS: dict[str, set[str]] = {
    "adoptions.hide": DECIDERS,
    "adoptions.publish": DECIDERS,
    "adoptions.send_back": DECIDERS,
    "agreements.archive": DECIDERS,
    "agreements.let_in": DECIDERS,
    "agreements.restore": DECIDERS,
    "agreements.shut_out": DECIDERS,
    "areas.assign": DECIDERS,
    "areas.end": DECIDERS,
    "batches.decide": DECIDERS,
    "certificates.erase_names": DECIDERS,
    "certificates.issue": DECIDERS,
    "certificates.replace": DECIDERS,
    "certificates.withdraw": DECIDERS,
    "commitments.archive": DECIDERS,
    "commitments.block": WRITERS,
    "commitments.change": WRITERS,
    "commitments.drop": WRITERS,
    "commitments.finish": WRITERS,
    "commitments.record": WRITERS,
    "commitments.reopen": DECIDERS,
    "commitments.restore": DECIDERS,
    "commitments.start": WRITERS,
    "documents.add": WRITERS,
    "documents.archive": DECIDERS,
    "documents.restore": DECIDERS,
    "documents.show_to": DECIDERS,
    "country_lists.make": WRITERS,
    "duplicates.ask": WRITERS,
    "duplicates.follow_merging": WRITERS,
    "duplicates.look_through": WRITERS,
    "importing.carry_out": WRITERS,
    "opening.open_placements": DECIDERS,
    "importing.hand_in": WRITERS,
    "looking.look_at_delegates": WRITERS,
    "mandates.end_all": DECIDERS,
    "matching.ask": DECIDERS,
    "matching.ask_what_if": DECIDERS,
    "matching.undo": DECIDERS,
    "memberships.end_by_staff": DECIDERS,
    "merging.merge": DECIDERS,
    "offers.copy_for_next_year": WRITERS,
    "organisations.archive": WRITERS,
    "organisations.create": WRITERS,
    "organisations.delete": DECIDERS,
    "organisations.restore": WRITERS,
    "organisations.update": WRITERS,
    "organisations.update_profile": WRITERS,
    "pins.pin": WRITERS,
    "pins.put_higher": WRITERS,
    "pins.unpin": WRITERS,
    "profiles.publish": DECIDERS,
    "profiles.refuse": DECIDERS,
    "proofs.attach": WRITERS,
    "proofs.attach_file": WRITERS,
    "proofs.detach": WRITERS,
    "proposals.accept": DECIDERS,
    "proposals.ask_for_more": DECIDERS,
    "proposals.refuse": DECIDERS,
    "publishing.publish": DECIDERS,
    "reading.brief_of_agreement": ANY_STAFF,
    "reading.brief_of_organisation": ANY_STAFF,
    "register_imports.carry_out": DECIDERS,
    "register_imports.check_again": WRITERS,
    "register_imports.choose_columns": WRITERS,
    "register_imports.corrected_rows": WRITERS,
    "register_imports.decide": WRITERS,
    "register_imports.drop": WRITERS,
    "register_imports.hand_in": WRITERS,
    "register_imports.roll_back": DECIDERS,
    "reports.confirm": WRITERS,
    "reports.revise": WRITERS,
    "reports.submit": WRITERS,
    "rounds.announce": DECIDERS,
    "rounds.cancel": DECIDERS,
    "rounds.change": DECIDERS,
    "rounds.choose_batches": DECIDERS,
    "rounds.create": DECIDERS,
    "services.import_rows": WRITERS,
    "services.import_sheet": WRITERS,
    "services.send_again": DECIDERS,
    "agreements.decide": WRITERS,
    "agreements.decide_with_file": WRITERS,
    "agreements.undo": DECIDERS,
    "seats.bind_conditionals": DECIDERS,
    "seats.call_off": DECIDERS,
    "seats.end_lines": DECIDERS,
    "seats.expire": DECIDERS,
    "seats.tell": DECIDERS,
}
# For whoever the thing belongs to, which no role says; each has tests of its own.
OWN = {
    "answers.accept",
    "answers.accept_conditionally",
    "answers.decline",
    "answers.take_back",
    "adoptions.submit",
    "adoptions.take_back",
    "adoptions.withdraw",
    "adoptions.write",
    "applications.begin",
    "applications.name_delegates",
    "applications.order_list",
    "applications.put_on_list",
    "applications.submit",
    "applications.take_back",
    "applications.take_off_list",
    "applications.withdraw",
    "applications.write",
    "deeds.undo",
    "duplicates.reopen",
    "duplicates.say_distinct",
    "duplicates.say_same",
    "claims.add",
    "claims.answer_by_letter",
    "claims.ask_for_more",
    "claims.claim",
    "claims.confirm_grant",
    "claims.grant",
    "claims.refuse",
    "claims.take_grant_back",
    "claims.withdraw",
    "handing_in.hand_in",
    "hosting.begin",
    "hosting.copy",
    "hosting.put_batch",
    "hosting.put_day",
    "hosting.remove_batch",
    "hosting.remove_day",
    "hosting.say_costs",
    "hosting.write",
    "importing.forget",
    "importing.look",
    "mandate_offers.begin_try",
    "mandate_offers.make_code",
    "mandate_offers.offer_of",
    "mandate_offers.send_letter",
    "mandate_offers.take_by_code",
    "mandate_offers.take_by_token",
    "mandate_offers.withdraw",
    "mandate_sheets.accept",
    "mandate_sheets.give_back",
    "mandate_sheets.hand_in",
    "mandates.agree_again",
    "mandates.ask",
    "mandates.cancel",
    "mandates.end",
    "mandates.from_offer",
    "mandates.give",
    "mandates.offer",
    "mandates.refuse",
    "invitations.accept",
    "invitations.decline",
    "invitations.invite",
    "invitations.send_again",
    "invitations.withdraw",
    "memberships.change_role",
    "memberships.confirm_for_a_year",
    "memberships.hand_over",
    "memberships.leave",
    "memberships.remove",
    "plans.add_step",
    "plans.change_step",
    "plans.confirm",
    "plans.finish_step",
    "plans.hand_in",
    "plans.publish_result",
    "plans.remove_step",
    "plans.send_back",
    "plans.take_off",
    "placements.agree",
    "placements.attend",
    "placements.confirm_items",
    "placements.disagree",
    "placements.state_outcome",
    "stances.say",
    "submitting.submit",
    "submitting.withdraw",
    "profiles.propose",
    "profiles.send",
    "profiles.withdraw",
    "proposals.add",
    "proposals.propose",
    "proposals.withdraw",
    "services.give",
    "services.drop",
    "services.note_answers",
    "services.note_download",
    "services.save",
    "services.withdraw",
    "services.choose",
    "services.choose_hours",
    "services.choose_language",
    "services.correct",
    "services.erase",
}


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
