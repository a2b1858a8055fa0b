"""Who acts: a person, nobody, or a job under its own name."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.exception import response_for_exception
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from home.access import NOBODY, ActionNotPermitted, Actor, actor_of, require, system
from tests.factories.agreements import person

RIGHT = "agreements.view_agreement"


def _never_asked() -> object:
    raise AssertionError("the session was read")


class TestPerson:
    pytestmark = pytest.mark.django_db

    def test_has_the_rights_that_are_given(self) -> None:
        actor = Actor(person("view_agreement"))
        assert actor.has(RIGHT)
        assert not actor.has(RIGHT, "agreements.change_agreement")

    def test_right_taken_away_is_gone(self) -> None:
        user = person("view_agreement")
        user.user_permissions.clear()
        assert not Actor(type(user).objects.get(pk=user.pk)).has(RIGHT)

    def test_inactive_one_has_no_rights_and_signs_nothing(self) -> None:
        actor = Actor(person("view_agreement", is_active=False, is_superuser=True))
        assert not actor.has(RIGHT)
        assert actor.person is None

    def test_is_itself_and_nobody_else(self) -> None:
        one, other = person(), person()
        assert Actor(one).is_(one.pk)
        assert not Actor(one).is_(other.pk)
        assert not NOBODY.is_(None)


@pytest.mark.parametrize("user", [None, AnonymousUser()])
def test_nobody_has_no_rights(user: AnonymousUser | None) -> None:
    assert not Actor(user).has(RIGHT)
    assert Actor(user).person is None


def test_job_has_the_rights_that_it_names_and_no_person() -> None:
    actor = system("remind", RIGHT)
    assert actor.has(RIGHT)
    assert not actor.has("agreements.change_agreement")
    assert (actor.person, str(actor)) == (None, "remind")


def test_one_acts_for_an_organisation_under_ones_own_name() -> None:
    cooperative = SimpleNamespace(pk=12)
    assert Actor(on_behalf_of=cooperative).on_behalf_of == cooperative


def test_nobody_is_asked_who_they_are_before_a_right_matters(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = SimpleLazyObject(_never_asked)
    actor_of(request)


def test_refusal_that_nobody_catches_is_an_answer_403(rf: RequestFactory) -> None:
    require(True)
    with pytest.raises(ActionNotPermitted) as refused:
        require(False)
    answer = response_for_exception(rf.get("/id/"), refused.value)
    assert answer.status_code == 403
