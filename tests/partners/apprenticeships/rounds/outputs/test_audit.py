"""The audit page: self-contained, in both languages, and every number counted from the round."""

import re
from html import unescape

import numpy as np
import pytest

from partners.apprenticeships.rounds.languages import in_language
from partners.apprenticeships.rounds.outputs.audit import write_audit
from partners.apprenticeships.rounds.outputs.audit.figures import Figures, Share
from partners.apprenticeships.rounds.outputs.audit.tiles import TileMap
from partners.apprenticeships.rounds.places import PROVINCE_TERMS
from partners.apprenticeships.rounds.policy_words import MEANINGS, RULES
from partners.apprenticeships.rounds.running import Inputs, run_round
from partners.matching import lottery
from partners.matching.provinces import PROVINCES

from ..samples import APPLICATIONS, BATCHES, edition, files, sample


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    out = tmp_path_factory.mktemp("audit")
    write_audit(edition(), out)
    return {"id": (out / "audit.html").read_text(), "en": (out / "audit.en.html").read_text()}


def text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html.split("</style>")[1])))


def test_page_needs_nothing_from_elsewhere(pages):
    for html in pages.values():
        addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
        assert {a for a in addresses if not a.startswith("#")} <= {"audit.html", "audit.en.html"}
        assert "<script" not in html
        assert "style=" not in html
        assert "url(" not in html.replace("url(#weave)", "")
        assert "@import" not in html


def test_each_language_has_its_page_and_leads_to_the_other(pages):
    assert '<html lang="id">' in pages["id"]
    assert 'href="audit.en.html" lang="en"' in pages["id"]
    assert "Siapa ke mana, dan mengapa adil" in pages["id"]
    assert "Who goes where, and why it is fair" in pages["en"]
    assert "Kompetensi yang dicari" in pages["id"]
    assert "Competencies you look for" in pages["en"]


def test_no_english_sentence_is_left_on_the_indonesian_page(pages):
    words = re.findall(r"\b(?:the|cooperatives|which|place)\b", text(pages["id"]))
    assert words == []


def test_numbers_say_what_they_count_and_none_how_few_have_no_place(pages):
    """Three of the nine have none: what is hidden follows from nothing that is told."""
    english = text(pages["en"])
    assert "9 cooperatives applied for" in english
    assert re.search(r"cooperatives have a place \(–\) – ", english)
    assert re.search(r"people in their teams – ", english)
    assert re.search(r"cooperatives have no place yet – ", english)
    assert "koperasi mendapat tempat (–) –" in text(pages["id"])


def test_lottery_and_digests_are_printed(pages):
    bundle = sample()
    for html in pages.values():
        assert bundle.seed in html
        assert bundle.commitment in html
        assert bundle.digests.inputs in html
        assert bundle.digests.result in html
        first = bundle.applications.ids[int(bundle.draw.rank.argmin())]
        assert lottery.ticket(bundle.seed, first) in html


def test_missing_commitment_is_said_openly(pages, tmp_path):
    assert "The commitment was not given to this run" in text(pages["en"])
    bundle = run_round(
        Inputs(applications=APPLICATIONS, batches=BATCHES),
        seed="s",
        commitment=lottery.commitment("s"),
    )
    write_audit(bundle.edition, tmp_path)
    told = text((tmp_path / "audit.en.html").read_text())
    assert "The commitment was not given" not in told
    assert "published before the deadline and checked in this run" in told


def test_rules_weights_and_version_are_printed(pages):
    policy = sample().policy
    for language, html in pages.items():
        told = text(html)
        assert policy.version in told
        for rule in policy.rules:
            assert in_language(RULES[rule.code], language) in told
        for criterion in policy.criteria:
            assert in_language(MEANINGS[criterion.code], language) in told


def test_charts_have_a_text_alternative(pages):
    for language, html in pages.items():
        drawings = re.findall(r"<svg[^>]*>", html)
        assert drawings
        for svg in drawings:
            assert 'aria-hidden="true"' in svg or ('role="img"' in svg and "aria-label=" in svg)
        for province in PROVINCES:
            assert getattr(PROVINCE_TERMS[province.code], language) in html


def test_closed_batches_and_waiting_lists_are_told(pages):
    english = text(pages["en"])
    assert "Batches below their minimum: 1. Cooperatives that had to move on from one" in english
    assert "1 B3 · Host B3 – / 2" in english
    assert re.search(r"B1 · Susu segar · Host B1 2 / 2 30 / 30 \d", english)


def test_few_are_not_told(pages):
    """Two provinces with eight and one applicants: each gives the other away."""
    english = text(pages["en"])
    assert "West Java – –" in english
    assert "The weakest province" not in english
    assert "no place – –" in english
    assert "Counts of fewer than five cooperatives are a dash" in english


def test_same_bundle_gives_the_same_bytes(pages, tmp_path):
    write_audit(edition(), tmp_path)
    write_audit(edition(), tmp_path)
    assert {html.encode() for html in pages.values()} == set(files(tmp_path).values())


def test_names_are_escaped(tmp_path):
    from partners.apprenticeships.rounds.result import Names

    write_audit(edition(names=Names(offers={"B1": "<img src=x>"})), tmp_path)
    assert "<img" not in (tmp_path / "audit.html").read_text()


@pytest.mark.parametrize("kept", ["nothing", "batches", "applications"])
def test_empty_rounds_have_a_page(tmp_path, kept):
    people = APPLICATIONS[-1:] if kept == "applications" else ()
    groups = BATCHES if kept == "batches" else ()
    write_audit(edition(applications=people, batches=groups, locked={}), tmp_path)
    assert len(files(tmp_path)) == 2


class TestFigures:
    def test_groups_sum_up_to_everybody(self):
        figures = Figures(sample().result)
        for shares in (figures.provinces, figures.tiers, figures.sectors):
            assert sum(share.applied for share in shares) == figures.applied == 9
            assert sum(share.placed for share in shares) == figures.with_place == 6

    def test_ranks_count_own_choices(self):
        figures = Figures(sample().result)
        assert figures.by_rank == [2, 0, 1]
        assert figures.beyond_list == 2
        assert figures.locked == 1
        assert figures.with_place == sum(figures.by_rank) + figures.beyond_list + figures.locked

    def test_reserved_seats_and_the_weakest_province(self):
        figures = Figures(sample().result)
        assert (figures.reserved, figures.reserved_used) == (1, 1)
        assert figures.weakest == Share("32", 8, 5)

    def test_classes_leave_out_batches_with_free_seats(self):
        figures = Figures(sample().result)
        assert figures.classes == [(30, 1), (10, 1)]
        assert int(figures.with_free_seats.sum()) == 2
        assert int(np.count_nonzero(figures.running)) == 4


class TestTileMap:
    def test_steps_are_whole_and_cover_every_province(self):
        shares = [Share(p.code, 10, n % 11) for n, p in enumerate(PROVINCES)]
        drawn = TileMap(shares, "en")
        assert [step.label for step in drawn.legend] == [
            "0 – 25%",
            "25 – 50%",
            "50 – 75%",
            "75 – 100%",
        ]
        levels = [tile.level for half in drawn.halves for tile in half.tiles]
        assert len(levels) == 38
        assert set(levels) == {1, 2, 3, 4}

    def test_province_without_applications_is_blank(self):
        drawn = TileMap([Share(p.code, 0, 0) for p in PROVINCES], "id")
        tiles = [tile for half in drawn.halves for tile in half.tiles]
        assert {(tile.level, tile.text) for tile in tiles} == {(0, "–")}

    @pytest.mark.parametrize(("placed", "applied", "told"), [(2, 3, "67%"), (1, 8, "13%")])
    def test_shares_are_rounded_to_the_nearest_per_cent(self, placed, applied, told):
        drawn = TileMap([Share(p.code, applied, placed) for p in PROVINCES], "en")
        assert {tile.text for half in drawn.halves for tile in half.tiles} == {told}

    def test_no_two_tiles_lie_on_each_other(self):
        halves = TileMap([Share(p.code, 1, 1) for p in PROVINCES], "id").halves
        spots = [(n, tile.x, tile.y) for n, half in enumerate(halves) for tile in half.tiles]
        assert len(set(spots)) == 38
