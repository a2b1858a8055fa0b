"""Terms are loaded once and belong to the editors from then on."""

from pathlib import Path

import pytest
from django.utils import translation

from home.models import DatedFact, Sector
from home.services import vocabulary
from home.services.vocabulary import UnknownVocabulary, load_facts, load_vocabulary
from tests.factories.home import DatedFactFactory, SectorFactory

pytestmark = pytest.mark.django_db
TERMS = """
[[sectors]]
code = "pertanian"
name_id = "Pertanian"
name_en = "Agriculture"
"""
FACTS = """
[[facts]]
code = "akun"
label_id = "akun"
label_en = "accounts"
value_id = "76.733"
value_en = "76,733"
source = "desa.nu"
as_of = 2025-11-21
review_date = 2026-02-21
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vocabulary.toml").write_text(TERMS)
    (tmp_path / "facts.toml").write_text(FACTS)
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    return tmp_path


def test_wording_of_an_editor_survives_the_next_load() -> None:
    assert load_vocabulary() == 1
    Sector.objects.update(name_id="Tani")
    assert load_vocabulary() == 0
    assert Sector.objects.get().name_id == "Tani"


def test_overwriting_restores_the_file() -> None:
    SectorFactory(code="pertanian", name_id="Tani")
    load_vocabulary(overwrite=True)
    assert Sector.objects.get().name_id == "Pertanian"


@pytest.mark.parametrize("text", ["[[sektor]]\ncode='x'", TERMS + "colour = 'red'\n"])
def test_unknown_list_or_field_is_refused(folder: Path, text: str) -> None:
    (folder / "vocabulary.toml").write_text(text)
    with pytest.raises(UnknownVocabulary):
        load_vocabulary()


def test_fact_of_an_editor_is_not_overwritten() -> None:
    DatedFactFactory(code="akun", value_id="80.000")
    load_facts()
    assert DatedFact.objects.get().value_id == "80.000"


def test_name_falls_back_to_the_other_language() -> None:
    sector = SectorFactory(name_id="Perikanan", name_en="")
    with translation.override("en"):
        assert sector.name == "Perikanan"
