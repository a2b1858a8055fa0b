"""Nothing says more than is known: the rules, held against every tool of the seeded demo."""

from pathlib import Path

import pytest

from home.services.standing import SOURCE
from knowledge import library
from knowledge.adaptation import Step, furthest, proven, steps_of
from knowledge.enums import WITH_RESULT
from tests.knowledge.truth import Library, Told, told

__all__ = ["told"]

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
THIRTY = 30
# Words that promise of every tool what many lack.
PROMISES = (
    "teruji di negara lain",
    "tested in other countries",
    "tested elsewhere",
    "disesuaikan untuk indonesia",
    "adapted for indonesia",
    "di mana ia pernah diuji",
    "masing-masing dengan bukti uji",
    "each with its evidence",
    "sudah teruji",
)


def every(told: Library) -> list[Told]:
    assert [len(tools) for tools in told.told.values()] == [THIRTY, THIRTY]
    return [tool for tools in told.told.values() for tool in tools]


def test_a_stamp_says_tested_only_where_a_result_is_on_record(told: Library) -> None:
    for tool in every(told):
        for outcome, stamp in zip(tool.outcomes, tool.stamps, strict=True):
            assert (stamp == "tested") == (outcome in WITH_RESULT), tool.slug


def test_some_stamps_say_tested_and_most_do_not(told: Library) -> None:
    stamps = [stamp for tool in told.told["id"] for stamp in tool.stamps]
    assert 0 < stamps.count("tested") < stamps.count("used")


def test_every_card_says_what_is_known_also_that_it_is_nothing(told: Library) -> None:
    for tool in every(told):
        assert tool.on_card
        if not tool.outcomes:
            assert tool.on_card in (
                ["belum ada bukti yang kami ketahui"],
                ["no evidence that we know of yet"],
            )
        says_tested = any(words.startswith(("diuji", "tested")) for words in tool.on_card)
        assert says_tested == ("tested" in tool.stamps), tool.slug


def test_translated_has_a_text_in_indonesian_that_one_can_open(told: Library) -> None:
    for tool in every(told):
        done = {step["label"] for step in tool.steps if step["state"] == "done"}
        if done & {"Diterjemahkan", "Translated"}:
            assert "id" in tool.texts, tool.slug


def test_worksheets_of_ours_are_no_texts_of_the_tool(told: Library) -> None:
    for tool in every(told):
        assert set(tool.parts) <= {"ours"}
        assert set(tool.licences) <= {"CC BY 4.0"}


def test_no_later_step_is_done_before_an_earlier_one_unless_the_page_says_why(
    told: Library,
) -> None:
    for tool in every(told):
        states = [step["state"] == "done" for step in tool.steps]
        in_order = sorted(states, reverse=True)
        assert states == in_order or tool.skipped_because, tool.slug
        assert states[0], tool.slug


def test_what_is_stored_is_what_the_rule_says(told: Library) -> None:
    for tool in every(told):
        done = [
            step
            for step, shown in zip(steps_of(tool.facts), tool.steps, strict=True)
            if shown["state"] == "done"
        ]
        assert tool.stage == furthest(done)
        assert set(done) <= proven(tool.facts)


def test_a_step_that_is_not_done_says_what_is_missing(told: Library) -> None:
    for tool in every(told):
        for step, shown in zip(steps_of(tool.facts), tool.steps, strict=True):
            if shown["state"] != "done" and step is not Step.RECOMMENDED:
                assert shown["note"], (tool.slug, step)


def test_what_has_neither_text_nor_file_in_the_language_is_not_usable_first(told: Library) -> None:
    for tools in told.told.values():
        in_order = sorted(tools, key=lambda tool: -tool.readiness)
        usable = [tool.is_usable for tool in in_order]
        assert usable == sorted(usable, reverse=True)
        assert 0 < sum(usable) < len(usable)
    english = {tool.slug: tool for tool in told.told["en"]}
    assert not english["scope-pro"].is_usable


def test_both_languages_say_the_same(told: Library) -> None:
    stages = [{tool.slug: tool.stage for tool in tools} for tools in told.told.values()]
    assert stages[0] == stages[1]
    assert {tool.slug: tool.stamps for tool in told.told["id"]} == {
        tool.slug: tool.stamps for tool in told.told["en"]
    }


def test_evidence_names_its_source(told: Library) -> None:
    for tool in every(told):
        assert all(tool.sources), tool.slug


def test_the_table_of_the_documentation_is_what_the_demo_says(told: Library) -> None:
    """Made by `python -m benchmarks.tools_table`."""
    documented = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    assert told.table in documented, told.table


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.read_text(encoding="utf-8"),
        str(library.FRONT),
        (ROOT / "templates" / "base.html").read_text(encoding="utf-8"),
        (ROOT / "templates" / "home" / "pillars.html").read_text(encoding="utf-8"),
    ],
    ids=["standing pages", "library", "description", "home"],
)
def test_no_text_promises_of_all_tools_what_many_lack(text: str) -> None:
    plain = _without_what_the_ministry_said(text).casefold()
    assert [words for words in PROMISES if words in plain] == []


def _without_what_the_ministry_said(text: str) -> str:
    """A dated sentence says who said so; it promises nothing of this library."""
    said = (
        "kemitraan, alat yang sudah teruji di negara lain, dan magang",
        "partnerships, tools already tested in other countries, and apprenticeships",
    )
    for words in said:
        text = text.replace(words, "")
    return text
