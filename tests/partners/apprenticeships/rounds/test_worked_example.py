"""docs/matching.md tells the example as it really comes out."""

import re
from pathlib import Path

import pytest

from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.running import run_round
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.writing.example import BATCHES, SEED, example_inputs
from partners.matching.explanation import Answer

TEXT = (Path(__file__).parents[4] / "docs/matching.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bundle():
    return run_round(example_inputs(Vocabulary()), seed=SEED)


def tables_of(name: str) -> list[list[str]]:
    found = re.findall(rf"^\| {name} \|(.*)\|$", TEXT, re.MULTILINE)
    return [[cell.strip() for cell in cells.split("|")] for cells in found]


def test_seed_and_digest_are_those_of_a_real_run(bundle):
    assert f"the seed is `{SEED}`" in TEXT
    assert f"Digest of this result: `{bundle.digests.result}`" in TEXT


def test_batches_are_those_of_the_sheets(bundle):
    for batch in BATCHES:
        province = PROVINCE_TERMS[batch.province].id
        numbers = [str(batch.seats), str(batch.minimum), str(batch.reserve)]
        assert tables_of(batch.id) == [[bundle.names.host(batch), province, *numbers]]


def test_applications_and_places_are_as_told(bundle):
    for i, row in enumerate(bundle.application_rows):
        told, outcome = tables_of(row.id)
        province = PROVINCE_TERMS[row.province].id
        assert province in told[0]
        assert told[1].startswith(", ".join(row.choices) or "none")
        own = int(bundle.policy.classes.of_application(bundle.applications)[i])
        assert told[2].startswith(str(own))
        assert told[3] == str(bundle.draw.rank[i] + 1)
        place = int(bundle.outcome.place[i])
        assert outcome[0] == (bundle.batches.ids[place] if place >= 0 else "–")


def test_reasons_are_as_told(bundle):
    first, second, third, fourth, fifth = (bundle.explainer.explain(i) for i in range(5))
    assert [c.answer for c in first.choices] == [Answer.FULL, Answer.PLACED]
    assert first.choices[0].waiting == 1
    assert first.choices[0].own_class == first.choices[0].last_class == 40
    assert second.own_class == 40
    assert third.own_class == 30 < bundle.explainer.cutoff_class[0][third.batch]
    assert [c.answer for c in fourth.choices] == [Answer.NOT_RUNNING]
    assert bundle.batches.ids[bundle.outcome.moved[3]] == "IKAN-1"
    assert (fifth.eligible, fifth.changes) == (0, (("reach", 1),))


def test_weights_in_the_text_are_the_published_ones(bundle):
    weights = {c.code: c.weight for c in bundle.policy.criteria}
    told = "competencies {competency}, sector {sector}, nearness {nearness}, business units {units}"
    flat = re.sub(r"\s+", " ", TEXT)
    assert told.format(**weights) in flat
    classes = bundle.policy.classes
    assert f"{classes.tier} for each 3T tier, {classes.waited} for each earlier round" in flat
