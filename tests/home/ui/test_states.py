"""States say how they look, once."""

from enum import StrEnum

import pytest
from django.template import Context, Template

from home.ui import states
from home.ui.states import Look, declare, look


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    AJAR = "ajar"


class Decision(StrEnum):
    OPEN = "open"
    SHUT = "shut"


LOOKS = {
    Door.OPEN: Look("success", "check", "open"),
    Door.SHUT: Look("neutral", "lock", "shut"),
    Door.AJAR: Look("attention", "warning", "ajar"),
}


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_looks", {})


def test_declaring_returns_the_words() -> None:
    assert declare(LOOKS) == {Door.OPEN: "open", Door.SHUT: "shut", Door.AJAR: "ajar"}
    assert look(Door.AJAR) == LOOKS[Door.AJAR]


def test_a_decision_looks_like_the_state_of_the_same_value() -> None:
    declare(LOOKS, decided=Decision)
    assert look(Decision.SHUT) == look(Door.SHUT)


def test_a_forgotten_member_stops_the_declaration() -> None:
    with pytest.raises(ValueError, match="SHUT"):
        declare({Door.OPEN: LOOKS[Door.OPEN], Door.AJAR: LOOKS[Door.AJAR]})


def test_a_state_without_a_word_stops_the_declaration() -> None:
    with pytest.raises(ValueError, match="AJAR"):
        declare({**LOOKS, Door.AJAR: Look("attention", "warning")})


def test_an_undeclared_state_has_no_look() -> None:
    with pytest.raises(KeyError):
        look(Door.OPEN)


@pytest.mark.parametrize("state", list(Door))
def test_light_and_bead_take_the_tone_and_icon_of_the_state(state: Door) -> None:
    declare(LOOKS)
    source = Template("{% load charts %}{% bead state %}{% light state 'is it' %}")
    html = source.render(Context({"state": state}))
    full = "" if state is Door.SHUT else " full"
    assert f'class="bead tone-{look(state).tone}{full}"' in html
    assert f'class="light tone-{look(state).tone}"' in html
    assert "is it</span>" in html
