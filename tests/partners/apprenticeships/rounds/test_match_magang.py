"""The command: every option, and what it refuses."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partners.apprenticeships.rounds import command_words, running
from partners.matching import lottery
from partners.matching.verifier import Finding, Verdict

from .samples import edition, sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    """Run the command on the example; gives what it printed."""

    def call(*files, **options) -> str:
        printed = StringIO()
        defaults = {"seed": "contoh-2027", "out": tmp_path / "out", "language": "en"}
        call_command(
            "match_magang", *files, **{**defaults, **options}, stdout=printed, stderr=StringIO()
        )
        return printed.getvalue()

    return call


@pytest.fixture
def example(tmp_path):
    call_command("match_magang", example=tmp_path / "example", stdout=StringIO())
    folder = tmp_path / "example"
    return [str(folder / "batches.csv"), str(folder / "applications.csv")]


def contents(folder) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_round_is_written_and_summed_up(run, example, tmp_path):
    printed = run(*example)
    assert "Applications placed: 4 / 5 (80.0%)" in printed
    assert {"results.csv", "results.xlsx", "placements.txt"} <= set(contents(tmp_path / "out"))


def test_same_inputs_and_seed_give_the_same_bytes(run, example, tmp_path):
    run(*example, out=tmp_path / "a")
    run(*example, out=tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_xlsx_and_csv_decide_the_same(run, example, tmp_path):
    run(*example, out=tmp_path / "a")
    run(*(path.replace(".csv", ".xlsx") for path in example), out=tmp_path / "b")
    a, b = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert a["results.csv"] == b["results.csv"]


def test_stored_result_gives_the_same_files_without_a_run(run, example, tmp_path, monkeypatch):
    kept = tmp_path / "kept.json"
    run(*example, out=tmp_path / "a", what_if=["seats=1"], store=kept)
    monkeypatch.setattr(running, "verify", None)
    printed = run(from_result=kept, out=tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert "Applications placed: 4 / 5" in printed


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 1}'])
def test_file_that_holds_no_result_is_refused(run, tmp_path, text):
    (tmp_path / "kept.json").write_text(text)
    with pytest.raises(CommandError, match="does not hold the result of a round"):
        run(from_result=tmp_path / "kept.json")


def test_what_is_in_doubt_is_asked_about_once(run, example, tmp_path):
    people = tmp_path / "example" / "applications.csv"
    text = people.read_text("utf-8-sig").replace("kdkmp-sinar-tani", "kdkmp_sukamaju")
    people.write_text(text, "utf-8")
    with pytest.raises(CommandError, match="looks like the code of") as asked:
        run(*example)
    (fingerprint,) = re.findall("--accept ([0-9a-f]+)", str(asked.value))
    assert "Applications placed" in run(*example, accept=[fingerprint])


@pytest.mark.parametrize(
    ("language", "said"), [("id", "(“Jangkauan perjalanan”?)"), ("en", "(“Travel reach”?)")]
)
def test_receipt_names_a_column_that_may_be_meant_in_words(run, example, tmp_path, language, said):
    people = tmp_path / "example" / "applications.csv"
    text = people.read_text("utf-8-sig").replace("Jangkauan perjalanan", "Jangkauan perjalanan dua")
    people.write_text(text, "utf-8")
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "match_magang", *example, seed="s", language=language, out=tmp_path / "out",
            stdout=printed, stderr=StringIO(),
        )  # fmt: skip
    assert said in printed.getvalue()


def test_new_seed_comes_with_its_commitment(run):
    printed = run(new_seed=True, seed=None, out=None)
    seed, commitment = re.findall(r"\b[0-9a-f]{64}\b", printed)
    assert lottery.commitment(seed) == commitment


def test_seed_has_to_fit_the_commitment(run, example, tmp_path):
    run(*example, commitment=lottery.commitment("contoh-2027"))
    with pytest.raises(CommandError, match="does not fit"):
        run(*example, commitment=lottery.commitment("other"), out=tmp_path / "no")
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Bad cells to mend: 3",
                "row 3, column D",
                "not a known province. Right would be: “Aceh”",
            ],
        ),
        ("id", ["3 sel perlu", "baris 3, kolom D", "bukan provinsi yang dikenal. Yang benar: “Ac"]),
    ],
)
def test_bad_cells_are_all_listed_and_nothing_is_written(run, example, tmp_path, language, said):
    path = tmp_path / "example" / "applications.csv"
    head, first, second, *_ = path.read_text(encoding="utf-8-sig").splitlines()
    first = first.replace("SAYUR-1", "SAYUR-9")
    second = second.replace("SAYUR-1", "SAYUR-9").replace("Jawa Barat", "Aceeh")
    path.write_text("\n".join([head, first, second.replace("Kabupaten Cianjur", "")]))
    with pytest.raises(CommandError) as refused:
        run(*example, language=language)
    assert all(part in str(refused.value) for part in said)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seed": None}, "--seed"),
        ({"out": None}, "--out"),
        ({"batches_from_database": True}, "two files"),
    ],
)
def test_what_is_missing_is_asked_for(run, example, options, said):
    with pytest.raises(CommandError, match=said):
        run(*example, **options)


def test_command_without_anything_says_what_it_needs(run):
    with pytest.raises(CommandError, match="two files"):
        run()


def test_folder_with_other_things_is_refused_before_the_round(run, example, tmp_path):
    with pytest.raises(CommandError, match="something else"):
        run(*example, out=tmp_path / "example")


def test_result_that_fails_the_check_is_never_written(run, example, tmp_path, monkeypatch):
    bad = Verdict((Finding("envy", 1, (("M-001", "SAYUR-1"),)),), pairs=1, locked=0)
    monkeypatch.setattr(running, "verify", lambda *args, **options: bad)
    with pytest.raises(CommandError, match="did NOT pass"):
        run(*example)
    assert not (tmp_path / "out").exists()
    assert list(contents(tmp_path / "out-failed")) == ["check-failed.txt"]


def test_what_if_is_shown_and_written(run, example, tmp_path):
    printed = run(*example, what_if=["reserve=0,20", "optimum"])
    assert "[3] Most points" in printed
    assert (tmp_path / "out" / "what-if.csv").read_text().count("\n") == 5
    shown = run(*example, what_if=["online"], out=None)
    assert "Everybody takes part online" in shown
    with pytest.raises(CommandError, match="does not know"):
        run(*example, what_if=["luck"])


def test_template_writes_sheets_to_fill_in(run, tmp_path):
    printed = run(template=tmp_path / "sheets", seed=None, out=None)
    assert printed.count("Written: ") == len(contents(tmp_path / "sheets")) == 6


def test_sheets_that_may_be_filled_in_are_never_overwritten(run, example, tmp_path):
    before = contents(tmp_path / "example")
    for option in ("template", "example"):
        with pytest.raises(CommandError, match="may be filled in"):
            run(**{option: tmp_path / "example"})
    assert contents(tmp_path / "example") == before


def test_progress_goes_to_the_error_stream_and_can_be_silenced(example, tmp_path):
    for verbosity, lines in ((1, True), (0, False)):
        shown = StringIO()
        call_command(
            "match_magang",
            *example,
            seed="s",
            out=tmp_path / "out",
            verbosity=verbosity,
            stdout=StringIO(),
            stderr=shown,
        )
        assert bool(shown.getvalue()) == lines


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "Permohonan yang mendapat tempat: 6 / 9 (66,7 %)"), ("en", "placed: 6 / 9 (66.7%)")],
)
def test_summary_rounds_shares_to_the_nearest(language, said):
    assert said in "\n".join(command_words.summary(edition(language)))


def test_summary_of_nothing_has_no_share():
    nothing = sample("en", applications=(), batches=(), locked={})
    assert "Applications placed: 0 / 0" in command_words.summary(nothing.edition)
