"""Anybody can check a round with one script and plain Python; tampering of each kind shows."""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.apprenticeships.rounds.outputs.verification import script, write_verification
from partners.apprenticeships.rounds.outputs.verification.script.opening import Report
from partners.apprenticeships.rounds.outputs.verification.script.places import check
from tests.partners.matching.strategies import rounds

from ..samples import APPLICATIONS, BATCHES, application, batch, edition, files, sample

MINIMUM = "Every batch that runs has its minimum; those closed do have one"
CLOSINGS = "Batches that do not run were closed by the published rule, in its order"


def closing(name, cooperatives, minimum):
    return {"batch": name, "cooperatives": cooperatives, "minimum": minimum}


@pytest.fixture
def folder(tmp_path):
    write_verification(edition(), tmp_path)
    return tmp_path


def run(folder, *options, language="en"):
    """Exit code, printed lines and complaints of the published script in a process of its own."""
    script_file = folder / "check_round.py"
    command = [sys.executable, "-I", script_file, "--language", language, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode, done.stdout, done.stderr


def faults(folder, *options):
    code, told, _ = run(folder, *options)
    assert code == 1
    assert "SOMETHING DOES NOT HOLD" in told
    return {line for line in told.splitlines() if line.startswith("[!!]")}


def tamper(folder, *, consistent=True, closings=None, **moves):
    """Move applications ("B2 onsite" or None); a clever forger also repairs the digest."""
    path = folder / "result.json"
    result = json.loads(path.read_text())
    for place in result["placements"]:
        if place["application"] in moves:
            batch, mode = (moves[place["application"]] or "- -").split()
            place.update(batch=None if batch == "-" else batch, mode=mode)
    if closings is not None:
        result["closings"] = closings
    if consistent:
        rows = sorted(
            (p["application"], p["batch"] or "-", p["mode"]) for p in result["placements"]
        )
        lines = "".join("\t".join(row) + "\n" for row in rows)
        result["digests"]["result"] = hashlib.sha256(lines.encode()).hexdigest()
    path.write_text(json.dumps(result))


def edit(folder, **values):
    path = folder / "result.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def starting(found, words):
    return any(line.startswith(f"[!!] {words}") for line in found)


def test_valid_round_passes(folder):
    code, told, complaints = run(folder)
    assert (code, complaints) == (0, "")
    assert "Everything holds: 9 cooperatives × 5 batches" in told
    assert told.count("[OK]") == 16


def test_no_cooperative_is_named_but_one_that_hosts(tmp_path):
    people = [
        application("A1", cooperative="K-77", choices=("B1",)),
        application("A2", cooperative="Host B1", choices=("B1", "B5")),
    ]
    write_verification(edition(applications=people, locked={}), tmp_path)
    for path in tmp_path.iterdir():
        raw = path.read_bytes()
        assert b"K-77" not in (gzip.decompress(raw) if path.suffix == ".gz" else raw)
    told = json.loads(gzip.decompress((tmp_path / "inputs.json.gz").read_bytes()))
    assert [row["cooperative"] for row in told["applications"]] == ["", "Host B1"]
    assert run(tmp_path)[0] == 0


def test_answers_are_in_both_languages(folder):
    assert "Semuanya cocok: 9 koperasi" in run(folder, language="id")[1]


def test_commitment_from_elsewhere_is_compared(folder):
    seed = hashlib.sha256(b"a secret").hexdigest()
    assert run(folder, "--commitment", seed.upper())[0] == 0
    assert starting(faults(folder, "--commitment", "0" * 64), "The seed fits")


@pytest.mark.parametrize(
    ("moves", "complaint"),
    [
        ({"A9": "B5 onsite"}, "Every place passes every rule – 1: A9 B5"),
        ({"A3": "B1 onsite"}, "No batch is over-full – 1: B1"),
        ({"A3": None}, "Nobody would rather have a free seat – 1: A3 B5"),
        ({"A2": "B5 onsite", "A4": "B1 onsite"}, "Nobody was passed over for a lower priority"),
        ({"A1": "B5 onsite", "A4": "B1 onsite"}, "3T reserves went to 3T first – 1: A1 B1"),
        ({"A1": "B1 online"}, "The way to take part is right – 1: A1 B1"),
        ({"A4": "B3 onsite"}, "Batches that do not run are empty – 1: B3"),
        ({"A8": "B5 onsite"}, "Places fixed beforehand stand – 1: A8 B2"),
        ({"A3": "B9 onsite"}, "Every application is there exactly once, every batch is known"),
    ],
)
def test_forged_places_are_found(folder, moves, complaint):
    tamper(folder, **moves)
    assert starting(faults(folder), complaint)


def test_batch_that_runs_below_its_minimum_is_found(folder):
    tamper(folder, closings=[])
    found = faults(folder)
    assert starting(found, f"{MINIMUM} – 1: B3")
    assert starting(found, f"{CLOSINGS} – 1: B3")


def test_closing_a_batch_that_could_run_is_found(folder):
    tamper(folder, closings=[closing("B3", 1, 2), closing("B1", 0, 0)])
    found = faults(folder)
    assert starting(found, "Batches that do not run are empty – 1: B1")
    assert starting(found, f"{MINIMUM} – 1: B1")
    assert starting(found, f"{CLOSINGS} – 1: B1")


def test_change_without_a_new_digest_is_found(folder):
    tamper(folder, A3=None, consistent=False)
    assert starting(faults(folder), "The digest of the result fits")


def test_other_seed_is_found(folder):
    edit(folder, seed="another secret")
    assert starting(faults(folder), "The seed fits")
    edit(folder, commitment=hashlib.sha256(b"another secret").hexdigest())
    assert starting(faults(folder), "The lottery fits")


def test_changed_inputs_are_found(folder):
    path = folder / "inputs.json.gz"
    changed = gzip.decompress(path.read_bytes()).replace(b'"waited":1', b'"waited":0')
    path.write_bytes(gzip.compress(changed))
    assert starting(faults(folder), "The digest of the inputs fits")


def test_left_out_application_is_found(folder):
    result = json.loads((folder / "result.json").read_text())
    edit(folder, placements=result["placements"][1:])
    assert starting(faults(folder), "Every application is there exactly once")


@pytest.mark.parametrize(
    "broken", [b"", b"no gzip", gzip.compress(b"{", mtime=0), gzip.compress(b"[]", mtime=0)]
)
def test_unreadable_files_have_an_exit_code_of_their_own(folder, broken):
    (folder / "inputs.json.gz").write_bytes(broken)
    code, told, complaint = run(folder)
    assert (code, told) == (2, "")
    assert complaint.startswith("The files cannot be read: ")
    assert "Traceback" not in complaint


def test_missing_folder_is_told(folder, tmp_path):
    assert run(folder, str(tmp_path / "nothing"))[0] == 2


def test_same_bundle_gives_the_same_bytes(folder, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    write_verification(edition(), again)
    assert files(again) == files(folder)


def test_script_needs_nothing_but_an_old_python():
    text = script.text()
    compile(text, "check_round.py", "exec", dont_inherit=True)
    imported = {
        line.split()[1].partition(".")[0]
        for line in text.splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= {*sys.stdlib_module_names}
    assert script.CUT not in text


def holds(bundle, moves=()) -> bool:
    """The script's answer without a process of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_verification(bundle.edition, folder)
        tamper(folder, **dict(moves))
        return check(folder, "", Report("en")) == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds(minimums=0), st.data())
def test_script_and_verifier_agree_on_forged_places(rows, data):
    from partners.matching.verifier import verify

    people, groups = rows
    if not people or not groups:
        return
    bundle = sample(applications=people, batches=groups, locked={})
    a, b, outcome = bundle.applications, bundle.batches, bundle.outcome
    who = data.draw(st.integers(0, len(a) - 1))
    where = data.draw(st.integers(-1, len(b) - 1))
    place, mode = outcome.place.copy(), outcome.mode.copy()
    place[who], mode[who] = where, data.draw(st.integers(1, 2)) if where >= 0 else 0
    words = {0: "-", 1: "onsite", 2: "online"}
    move = f"{b.ids[where] if where >= 0 else '-'} {words[int(mode[who])]}"
    verdict = verify(a, b, place, mode, seed=bundle.seed)
    assert holds(bundle, [(a.ids[who], move)]) == verdict.is_good


def test_empty_round_can_be_checked(tmp_path):
    write_verification(edition(applications=(), batches=(), locked={}), tmp_path)
    assert run(tmp_path)[0] == 0


def test_ids_in_any_script_can_be_checked(tmp_path):
    people = [application("ꦏꦺꦴ \u2028 "), *APPLICATIONS]
    groups = [batch('"B,0"\t'), *BATCHES]
    write_verification(edition(applications=people, batches=groups), tmp_path)
    assert run(tmp_path)[0] == 0
