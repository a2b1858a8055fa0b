"""A state has one look, declared by its room, and nobody else keeps a table of tones."""

import ast
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field
from django.urls import get_resolver

from home.ui import icons, states
from tests.architecture.test_shape import ROOMS, ROOT, SOURCES

ENUM_OF_STATES = re.compile(r"(State|Status|Phase|Stage|Light|Verdict)$")
FIELD_OF_A_STATE = re.compile(r"(state|status|phase|stage|verdict|outcome)$")
TONE = re.compile(rf"(tone-|desk-)?({'|'.join(states.TONES)}|calm)")
# Django asks for its levels of messages in this form.
TABLES_OF_OTHERS = {"portal/settings/base.py": 1}


@pytest.fixture(autouse=True)
def everything_is_imported() -> None:
    get_resolver().url_patterns  # noqa: B018


def declared() -> Iterator[tuple[type[Enum], Enum, states.Look]]:
    for enum, looks in states.declared().items():
        for state, look in looks.items():
            yield enum, state, look


def enums_of_states() -> set[type[Enum]]:
    """Every enum of the project that is named after a state."""
    return {
        enum
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and ENUM_OF_STATES.search(node.name)
        if issubclass(enum := getattr(import_module(_module(path)), node.name, object), Enum)
    }


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def fields_of_states() -> Iterator[Field]:
    for model in apps.get_models():
        if model.__module__.split(".")[0] in ROOMS:
            for field in model._meta.local_fields:
                if field.choices and FIELD_OF_A_STATE.search(field.name):
                    yield field


def test_every_member_of_a_declared_enum_has_one_look_with_a_word_and_a_drawn_icon() -> None:
    for enum, looks in states.declared().items():
        assert set(looks) == set(enum), enum
    for _enum, state, look in declared():
        assert look.word, state
        assert look.tone in states.TONES, state
        assert look.icon in icons.symbols(), state


def test_every_enum_of_states_is_declared() -> None:
    assert enums_of_states() - set(states.declared()) == set()


def test_every_field_for_a_state_chooses_among_declared_ones_in_their_words() -> None:
    tables = [
        {state.value: look.word for state, look in looks.items()}
        for looks in states.declared().values()
    ]
    fields = list(fields_of_states())
    assert fields
    assert [str(field) for field in fields if dict(field.flatchoices) not in tables] == []


def test_the_words_of_one_enum_differ() -> None:
    for enum, looks in states.declared().items():
        assert len({str(look.word) for look in looks.values()}) == len(looks), enum


def tables_of_tones(tree: ast.AST) -> int:
    """Mappings with two tones or more among their values, and looks, outside of `declare`."""
    inside = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "declare"
        for part in ast.walk(call)
    }
    mappings = [
        one for one in ast.walk(tree) if isinstance(one, ast.Dict) and id(one) not in inside
    ]
    return sum(sum(map(_names_a_tone, one.values)) > 1 for one in mappings)


def _names_a_tone(node: ast.expr) -> bool:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(
        (isinstance(part, ast.Call) and getattr(part.func, "id", "") == "Look")
        or (isinstance(part, ast.Constant) and bool(TONE.fullmatch(str(part.value))))
        for part in parts
    )


def test_no_other_module_holds_a_table_of_tones() -> None:
    found = {
        str(path.relative_to(ROOT)): number
        for path in SOURCES
        if (number := tables_of_tones(ast.parse(path.read_text())))
    }
    assert found == TABLES_OF_OTHERS


def test_what_is_late_asks_for_attention_on_the_site_and_in_the_admin() -> None:
    late = [look for _enum, state, look in declared() if state.value == "late"]
    assert {(look.tone, look.admin_class) for look in late} == {("attention", "desk-attention")}
