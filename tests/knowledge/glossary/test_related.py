"""From a term to the tools and offers that use its word."""

import pytest
from django.test import Client

from knowledge.glossary import related
from knowledge.glossary.related import uses_of
from knowledge.models import ToolIndexPage
from tests.factories.apprenticeships import OfferFactory
from tests.factories.glossary import TermFactory
from tests.factories.knowledge import ToolIndexPageFactory, ToolPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(db: None) -> ToolIndexPage:
    return ToolIndexPageFactory()


def test_term_leads_to_what_uses_it(client: Client, library: ToolIndexPage) -> None:
    TermFactory(code="shu", name_id="Sisa hasil usaha", short_id="SHU")
    tool = ToolPageFactory(
        parent=library, title="Buku kas", body=[("paragraph", "<p>Membagi <b>SHU</b>.</p>")]
    )
    offer = OfferFactory(slug="susu", title_id="Menghitung SHU bersama")
    html = client.get("/id/glosarium/shu/").content.decode()
    assert "Di mana istilah ini dipakai" in html
    assert f'<a href="{tool.url}">Buku kas</a>' in html
    assert f'<a href="{offer.get_absolute_url()}">Menghitung SHU bersama</a>' in html


def test_part_of_a_word_is_no_use_of_it(library: ToolIndexPage) -> None:
    term = TermFactory(name_id="kas", name_en="cash")
    ToolPageFactory(parent=library, title="Bekasi", summary="Pembukuan.")
    assert uses_of(term) == []


def test_names_of_blocks_are_no_words_of_the_page(library: ToolIndexPage) -> None:
    term = TermFactory(name_id="paragraph", name_en="paragraph")
    ToolPageFactory(parent=library, body=[("paragraph", "<p>Uang tunai.</p>")])
    assert uses_of(term) == []


@pytest.mark.parametrize("hidden", [{"live": False}, {"summary": "Tanpa kata itu."}])
def test_what_readers_cannot_see_uses_nothing(
    library: ToolIndexPage, hidden: dict[str, object]
) -> None:
    term = TermFactory(name_id="arisan", name_en="tontine")
    ToolPageFactory(parent=library, **{"summary": "Arisan di desa.", **hidden})
    OfferFactory(summary_id="Arisan di desa.", draft=True)
    assert uses_of(term) == []


def test_candidates_are_the_first_by_name(
    library: ToolIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "CANDIDATES", 2)
    term = TermFactory(name_id="arisan", name_en="tontine")
    for title in ("Ketiga", "Kedua", "Akhir"):
        ToolPageFactory(parent=library, title=title, summary="Arisan di desa.")
        OfferFactory(title_id=f"{title} di sana", summary_id="Arisan kandang.")
    assert [use.title for use in uses_of(term)] == ["Akhir", "Akhir di sana"]


def test_offer_explains_the_words_that_it_uses(client: Client, search_index: object) -> None:
    TermFactory(code="arisan", name_id="arisan", name_en="tontine", meaning_id="Giliran menabung.")
    OfferFactory(slug="susu", summary_id="Anda ikut arisan kandang.")
    html = client.get("/id/magang/penawaran/susu/").content.decode()
    assert "Giliran menabung." in html
    assert 'href="/id/glosarium/arisan/"' in html


def test_title_may_begin_with_a_bracket(client: Client) -> None:
    TermFactory(code="shu", name_id="Sisa hasil usaha", short_id="SHU")
    offer = OfferFactory(title_id="[Baru] Membagi SHU", summary_id="[Baru] Dua hari.")
    html = client.get("/id/glosarium/shu/").content.decode()
    assert f'<a href="{offer.get_absolute_url()}">[Baru] Membagi SHU</a>' in html
