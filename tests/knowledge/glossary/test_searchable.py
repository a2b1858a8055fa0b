"""The glossary acts in the search at once, without a new index."""

import pytest

from knowledge.glossary.models import Term
from search.documents import SearchQuery
from search.finding import find
from search.text.synonyms import Thesaurus
from tests.factories.glossary import TermFactory
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    found = find(SearchQuery(text, language="id"))
    return ["".join(part.text for part in hit.title) for hit in found.hits]


@pytest.fixture(autouse=True)
def _index(search_index) -> None:
    home = HomePageFactory()
    StandardPageFactory(parent=home, title="Panduan simpan pinjam")
    StandardPageFactory(parent=home, title="Panduan gudang")
    search_index()


def test_new_term_is_a_synonym_at_the_next_search() -> None:
    assert titles("thrift") == []
    TermFactory(name_id="Simpan pinjam", name_en="Savings and loans", others_en="thrift")
    assert titles("thrift") == ["Panduan simpan pinjam"]
    assert titles("savings and loans") == ["Panduan simpan pinjam"]


def test_changed_and_deleted_terms_act_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # The dictionary that we ship knows some of these words too.
    monkeypatch.setattr("search.lexicons.DICTIONARY", Thesaurus())
    term = TermFactory(name_id="Simpan pinjam", name_en="Savings", others_en="thrift")
    assert titles("thrift")
    term.others_en = ""
    term.save()
    assert titles("thrift") == []
    assert titles("savings")
    Term.objects.all().delete()
    assert titles("savings") == []
