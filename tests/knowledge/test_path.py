"""The path follows its published definitions (knowledge/adaptation.py, home/data/site.toml)."""

import itertools
import tomllib

import pytest

from home.services.standing import SOURCE
from knowledge.adaptation import FROM_ABROAD, PathFacts, Step, furthest, proven, reached, steps_of
from knowledge.enums import PathStage
from knowledge.models import ToolIndexPage, ToolOrigin, ToolPage
from knowledge.path import stage_of, steps
from tests.factories.knowledge import (
    AdaptationFactory,
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolPageFactory,
)

ALL = PathFacts(
    has_text=True, adaptations=1, results_here=1, good_results_here=1, open_adaptations=0
)
NUMBERS = (0, 1)
EVERY = [
    PathFacts(abroad, text, made, waiting, results, good, explained)
    for abroad, text, made, waiting, results, good, explained in itertools.product(
        (True, False), (True, False), NUMBERS, NUMBERS, NUMBERS, NUMBERS, (True, False)
    )
]


def test_what_nothing_is_known_of_is_our_summary() -> None:
    assert reached(PathFacts()) == {Step.SUMMARY}
    assert reached(PathFacts(is_from_abroad=False)) == {Step.SUMMARY}


def test_with_every_proof_all_steps_are_reached() -> None:
    assert reached(ALL) == set(FROM_ABROAD)
    assert furthest(reached(ALL)) is Step.RECOMMENDED


@pytest.mark.parametrize("facts", EVERY)
def test_no_step_is_reached_without_its_proof_nor_before_an_earlier_one(facts: PathFacts) -> None:
    done = reached(facts)
    assert Step.SUMMARY in done
    assert done <= proven(facts) <= set(steps_of(facts))
    if not facts.is_gap_explained:
        path = steps_of(facts)
        assert done == set(path[: len(done)])


def test_a_later_step_counts_where_the_page_says_why_one_was_passed_over() -> None:
    tried = PathFacts(results_here=1)
    assert reached(tried) == {Step.SUMMARY}
    explained = PathFacts(results_here=1, is_gap_explained=True)
    assert reached(explained) == {Step.SUMMARY, Step.TRIED}


def test_a_tool_with_an_open_verdict_is_not_recommended() -> None:
    waiting = PathFacts(True, True, 1, 1, 1, 1)
    assert furthest(reached(waiting)) is Step.TRIED


def test_the_page_of_the_rules_names_the_steps_in_their_order() -> None:
    pages = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["pages"]
    [page] = [page for page in pages if page["slug_id"] == "cara-alat-diuji"]
    for body in (page["body_id"], page["body_en"]):
        [block] = [block for block in body if block["type"] == "steps"]
        assert len(block["steps"]) == len(Step) == len(PathStage)


class TestOfAPage:
    pytestmark = pytest.mark.django_db

    def shown(self, tool: ToolPage) -> list[str]:
        return [str(step["label"]) for step in steps(tool) if step["state"] == "done"]

    def test_a_worksheet_of_ours_is_no_translation(self, library: ToolIndexPage) -> None:
        sheet = ToolFileFactory.build(document=DocumentFactory(), language="id", part="ours")
        tool = ToolPageFactory(parent=library, languages=["en", "id"], files=[sheet])
        assert stage_of(tool) is PathStage.SUMMARY
        assert steps(tool)[0]["note"] == "halaman ini dan lembar kerja kami"

    @pytest.mark.parametrize("part", ["original", "translation"])
    def test_a_text_of_the_tool_in_indonesian_is(self, library: ToolIndexPage, part: str) -> None:
        text = ToolFileFactory.build(document=DocumentFactory(), language="id", part=part)
        tool = ToolPageFactory(parent=library, files=[text])
        assert stage_of(tool) is PathStage.TRANSLATED

    def test_a_file_that_nobody_described_proves_nothing(self, library: ToolIndexPage) -> None:
        file = ToolFileFactory.build(document=DocumentFactory(), language="id")
        tool = ToolPageFactory(parent=library, files=[file])
        assert stage_of(tool) is PathStage.SUMMARY
        assert tool.files.get().licence == ""

    @pytest.mark.parametrize(
        "linked",
        [
            {"translation_url": "https://contoh.id/naskah"},
            {
                "original_url": "https://contoh.id/naskah",
                "original_language": "id",
                "original_leads_to": "material",
            },
        ],
    )
    def test_a_linked_text_in_indonesian_is_a_translation(
        self, library: ToolIndexPage, linked: dict[str, str]
    ) -> None:
        assert stage_of(ToolPageFactory(parent=library, **linked)) is PathStage.TRANSLATED
        other = {**linked, "translation_url": "", "original_language": "en"}
        assert stage_of(ToolPageFactory(parent=library, **other)) is PathStage.SUMMARY

    def test_a_proposal_is_no_change(self, library: ToolIndexPage) -> None:
        text = {"translation_url": "https://contoh.id/naskah"}
        proposed = AdaptationFactory.build(verdict="proposed")
        tool = ToolPageFactory(parent=library, adaptations=[proposed], **text)
        assert stage_of(tool) is PathStage.TRANSLATED
        made = AdaptationFactory.build(verdict="fits")
        tool = ToolPageFactory(parent=library, adaptations=[made], **text)
        assert stage_of(tool) is PathStage.ADAPTED

    def test_use_without_a_result_is_no_trial(self, library: ToolIndexPage) -> None:
        used = [EvidenceFactory.build(country="ID", place="Bantul", outcome="unknown")]
        tool = ToolPageFactory(parent=library, origins=[ToolOrigin(country="ID")], evidence=used)
        assert stage_of(tool) is PathStage.SUMMARY
        assert "Bantul" in str(steps(tool)[1]["note"])
        failed = [EvidenceFactory.build(country="ID", outcome="failed")]
        tool = ToolPageFactory(parent=library, origins=[ToolOrigin(country="ID")], evidence=failed)
        assert stage_of(tool) is PathStage.TRIED
        worked = [EvidenceFactory.build(country="ID", outcome="worked")]
        tool = ToolPageFactory(parent=library, origins=[ToolOrigin(country="ID")], evidence=worked)
        assert stage_of(tool) is PathStage.RECOMMENDED

    def test_a_step_that_waits_says_so_and_a_reason_lets_it_count(
        self, library: ToolIndexPage
    ) -> None:
        here = {"evidence": [EvidenceFactory.build(country="ID", outcome="partly")]}
        tool = ToolPageFactory(parent=library, **here)
        assert self.shown(tool) == ["Ringkasan kami"]
        assert "menunggu" in str(steps(tool)[3]["note"])
        tool = ToolPageFactory(parent=library, skipped_because="Dipakai penilai.", **here)
        assert self.shown(tool) == ["Ringkasan kami", "Dicoba di sini"]
