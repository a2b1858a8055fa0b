"""The demo's tools: complete, honest in shape, and loaded in both languages."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from wagtail.documents import get_document_model

from home.demo import load as load_vocabulary_and_home
from home.services.progress import silent
from knowledge import demo
from knowledge.demo import building
from knowledge.enums import Kind, Outcome, Strength, Verdict
from knowledge.models import ToolPage
from partners.organisations import demo as organisations

TOOLS = sorted((demo.FOLDER / "tools").glob("*.toml"))
CONTENT = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in TOOLS}


def test_there_are_thirty_tools() -> None:
    assert len(CONTENT) == 30


@pytest.mark.parametrize("slug", CONTENT)
def test_tool_uses_known_words_and_fits_its_fields(slug: str) -> None:
    content = CONTENT[slug]
    assert content["slug"] == slug
    assert content["kind"] in Kind.values
    for row in content.get("evidence", []):
        assert row.get("outcome", "unknown") in Outcome.values
        assert row.get("strength", 0) in Strength.values
    for row in content.get("adaptations", []):
        assert row["verdict"] in Verdict.values
    assert max(len(content["summary_id"]), len(content["summary_en"])) <= 300


@pytest.mark.parametrize("slug", CONTENT)
def test_tool_says_at_a_glance_how_long_and_with_whom(slug: str) -> None:
    for language, mark in (("id", "(usul kami)"), ("en", "(our suggestion)")):
        for name in ("effort", "people"):
            text = CONTENT[slug][f"{name}_{language}"]
            assert text.removesuffix(mark).strip()
            assert len(text) <= 160
            assert (mark in text) == ("(our suggestion)" in CONTENT[slug][f"{name}_en"])


@pytest.mark.parametrize("slug", CONTENT)
def test_tool_says_the_same_in_both_languages(slug: str) -> None:
    content = CONTENT[slug]
    for name in [name.removesuffix("_id") for name in content if name.endswith("_id")]:
        assert f"{name}_en" in content
    shapes = [[block["type"] for block in content[f"body_{code}"]] for code in ("id", "en")]
    assert shapes[0] == shapes[1]


@pytest.mark.django_db
def test_loading_makes_both_languages_and_repeating_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    load_vocabulary_and_home(silent)
    organisations.load(silent)
    _copy_two_tools(tmp_path)
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    demo.load(silent)
    english = ToolPage.objects.get(slug="think-coop", locale__language_code="en")
    assert english.live
    assert english.is_demo
    assert english.url == "/en/library/think-coop/"
    assert english.get_translation_status().state == "current"
    assert english.challenges.count() == len(CONTENT["think-coop"]["challenges"])
    assert [row.country for row in english.evidence.all()][:2] == ["KH", "MM"]
    files = [(row.language, row.format) for row in english.files.all()]
    assert files == [("id", "PDF"), ("en", "PDF")]
    computing = ToolPage.objects.get(slug="start-coop", locale__language_code="id").files.all()
    assert [row.format for row in computing] == ["XLSX", "PDF", "CSV"] * 2
    assert {row.document.collection.name for row in computing} == {building.COLLECTION}
    documents = get_document_model().objects
    before = ToolPage.objects.count(), documents.count()
    demo.load(silent)
    assert (ToolPage.objects.count(), documents.count()) == before == (4, 8)
    demo.unload()
    assert not ToolPage.objects.exists()
    assert not documents.exists()


def _copy_two_tools(folder: Path) -> None:
    (folder / "tools").mkdir()
    for slug in ("think-coop", "start-coop"):
        text = (demo.FOLDER / "tools" / f"{slug}.toml").read_text(encoding="utf-8")
        lines = [
            "related = []" if line.startswith("related") else line for line in text.split("\n")
        ]
        (folder / "tools" / f"{slug}.toml").write_text("\n".join(lines), encoding="utf-8")
