"""What is wrong with a list is said in words that people know, with what would be right."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from home.access import Actor
from home.sheets.book import open_book
from home.ui.states import TONES
from partners.organisations.importing import guards, stands, vocabulary, words
from partners.organisations.importing.guards import Weighed
from partners.organisations.models import RegisterImport
from partners.organisations.services import register_imports as services
from tests.factories.home import BusinessUnitFactory, StageFactory
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
Step, State = RegisterImport.Step, RegisterImport.State
STAGED = [*lists.HEAD, "Tahap"]


@pytest.fixture(autouse=True)
def _country() -> Iterator[None]:
    lists.country()
    with translation.override("en"):
        yield


def told_of(record: RegisterImport) -> str:
    row = record.rows.get(outcome="wrong")
    return " ".join(words.lines_of(row, vocabulary.spoken()))


def grid_of(record: RegisterImport, by: object) -> list[list[object]]:
    content = services.corrected_rows(record, by=Actor(by))
    return open_book(content, "a.xlsx").sheets[0].rows


def test_unknown_stage_is_told_with_the_words_that_are_known(moderator) -> None:
    StageFactory(code="legal-status", name_id="Badan hukum", name_en="Legal status")
    StageFactory(code="annual-meeting", name_id="RAT", name_en="Annual meeting")
    line = [*lists.row(1), "Tahap sembilan"]
    record = lists.checked(lists.book(line, head=STAGED), moderator)
    assert told_of(record).startswith("Stage “Tahap sembilan”: Not known here.")
    assert "Legal status" in told_of(record)
    with translation.override("id"):
        assert "Badan hukum" in told_of(record)
        assert "Badan hukum" in str(grid_of(record, moderator)[1][2])
    assert "legal-status" not in told_of(record)


def test_of_several_words_the_unknown_one_is_named(moderator) -> None:
    head = [*lists.HEAD, "Unit usaha"]
    BusinessUnitFactory(code="office", name_id="Kantor", name_en="Office")
    line = [*lists.row(1), "Kantor; Gerai emas"]
    record = lists.checked(lists.book(line, head=head), moderator)
    assert "“Gerai emas” is not known here." in told_of(record)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("330101200", "has 9 digits, and a village code has 10"),
        ("33.01.01.20", "has 8 digits, and a village code has 10"),
        (330101, "The code names no village"),
        ("990101", "has 6 digits, and a village code has 10"),
        ("330101200", "begins like the codes in Kec330101 (330101)"),
        ("33.01.01.9999", "No village has this code. It begins like the codes in Kec330101"),
    ],
)
def test_code_that_was_cut_is_told_by_its_length(moderator, code, told) -> None:
    record = lists.checked(lists.book(lists.row(1, code=code)), moderator)
    assert told in told_of(record)


def test_rows_to_correct_say_where_they_stood_and_are_read_without_it(moderator) -> None:
    wrong = lists.row(2, members="banyak")
    record = lists.checked(lists.book(lists.row(1), wrong, lists.row(3)), moderator, scope="part")
    head, line = grid_of(record, moderator)
    assert head[:3] == ["Sheet it stood in", "Row it stood in", "What is wrong"]
    assert line[:2] == ["Daftar", 3]
    content = services.corrected_rows(record, by=Actor(moderator))
    again = lists.checked(content, moderator, corrects=record)
    assert [column["heading"] for column in again.columns] == lists.HEAD


@pytest.mark.parametrize("language", ["id", "en"])
def test_rows_to_correct_of_one_language_are_read_in_the_other(moderator, language) -> None:
    wrong = lists.row(2, members="banyak")
    record = lists.checked(lists.book(wrong), moderator, scope="part")
    with translation.override(language):
        content = services.corrected_rows(record, by=Actor(moderator))
    with translation.override("en" if language == "id" else "id"):
        again = lists.checked(content, moderator, corrects=record)
    assert [column["heading"] for column in again.columns] == lists.HEAD


WEIGHED = Weighed(
    is_full=True, rows=60_000, wrong=7_000, known=40_000, renamed=9_000, last=82_780,
    expected=82_780, missing=22_780, provinces_before={"33": 8_000}, provinces_now={"33": 6_000},
    names={"33": "Jawa Tengah"},
)  # fmt: skip


def test_guards_say_what_was_found_and_what_the_limit_is() -> None:
    told = [words.of_guard(guard) for guard in guards.speaking_against(WEIGHED)]
    assert told == [
        "Of 60000 rows only 40000 are known: this seems to be another list. At least 41390 are "
        "expected (50 % of the 82780 cooperatives of the register).",
        "Of 40000 cooperatives that are known 9000 would get another name: columns or rows seem "
        "to be mixed up. At most 20 % may be, here 8000.",
        "7000 of 60000 rows are wrong. At most 10 % may be, here 6000.",
        "The rows fell from 82780 in the last full list to 60000. At least 81125 are expected "
        "(98 %).",
        "22780 of 82780 cooperatives are not in the list. The limit is 1655 (2 %, or 5).",
        "Jawa Tengah fell from 8000 cooperatives to 6000 rows. The limit is 400 fewer (5 %, or 5).",
    ]


def test_limit_that_is_told_is_the_one_that_is_kept() -> None:
    """One row more or less, and nothing speaks against it."""
    [fewer] = guards.speaking_against(Weighed(is_full=True, rows=979, known=979, last=1_000))
    least = fewer["facts"]["least"]
    assert not guards.speaking_against(Weighed(is_full=True, rows=least, known=least, last=1_000))
    [wrong] = guards.speaking_against(Weighed(is_full=False, rows=95, wrong=10))
    most = wrong["facts"]["most"]
    assert not guards.speaking_against(Weighed(is_full=False, rows=95, wrong=most))


def test_guard_weighed_before_limits_were_kept_is_told_without() -> None:
    facts = {"rows": 9, "before": 20}
    assert words.of_guard({"code": "fewer-rows", "facts": facts}).endswith("to 9.")


UNSURE = {"figures": {"unsure": 2}}
WARNING = {"guards": [{"code": "many-wrong", "facts": {}, "may_be_passed": True}]}
BARRING = {"guards": [{"code": "unknown-file", "facts": {}, "may_be_passed": False}]}


@pytest.mark.parametrize(
    ("values", "word", "awaited"),
    [
        ({"step": Step.READ}, "waits for its columns", "An editor says"),
        ({"step": Step.CHECK}, "waits to be written", "A moderator writes it"),
        ({"step": Step.CHECK, **UNSURE}, "waits for decisions", "An editor decides"),
        (
            {"step": Step.CHECK, **UNSURE, **WARNING},
            "waits for decisions",
            "An editor decides about the unsure rows. Something speaks against writing",
        ),
        ({"step": Step.CHECK, **BARRING}, "cannot be written", "An editor mends"),
        ({"step": Step.WRITE}, "written", ""),
        ({"step": Step.WRITE, "figures": {"wrong": 1}}, "written", "Its wrong and unsure"),
        ({"step": Step.UNDO}, "taken back", ""),
        ({"step": Step.CHECK, "state": State.STOPPED}, "stopped", "An editor has it done again"),
        ({"step": Step.WRITE, "state": State.STOPPED}, "stopped", "A moderator has it go on"),
        ({"step": Step.CHECK, "state": State.RUNNING}, "at work", "compare with the register"),
        ({"step": Step.CHECK, "state": State.DROPPED}, "put aside", ""),
    ],
)
def test_stand_of_a_list_says_what_is_awaited_of_whom(values, word, awaited) -> None:
    stand = stands.of(RegisterImport(**{"state": State.DONE, **values}))
    assert stand.look.word == word
    assert str(stand.awaited).startswith(awaited)
    assert stand.look.tone in TONES
