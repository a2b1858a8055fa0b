"""One search of the admin: drafts and archived ones too, a slip forgiven, rights obeyed."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model

from portal.desk_search.finding import find, other_names, words_of
from tests.factories import files
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    TwoPartyAgreementFactory,
)
from tests.factories.glossary import TermFactory
from tests.factories.home import DatedFactFactory, SectorFactory
from tests.factories.knowledge import DocumentFactory, ToolIndexPageFactory, ToolPageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def found(typed: str, user: object) -> dict[str, list[str]]:
    return {
        group.kind.model._meta.model_name: [str(row) for row in group.rows]
        for group in find(typed, user)
    }


def test_what_found_nothing_is_found(editor) -> None:
    """SECoop, SHU, rapat anggota tahunan: the reviewers' three."""
    OrganisationFactory(name="Sustainable Economies", acronym="SECoop", is_public=False)
    library = ToolIndexPageFactory()
    ToolPageFactory(parent=library, title="Panduan rapat anggota tahunan", live=False)
    ToolPageFactory(parent=library, title="Pembagian sisa hasil usaha")
    TermFactory(name_id="sisa hasil usaha", short_id="SHU")
    assert found("SECoop", editor) == {"organisation": ["Sustainable Economies (SECoop)"]}
    assert found("rapat anggota tahunan", editor) == {"toolpage": ["Panduan rapat anggota tahunan"]}
    assert found("SHU", editor)["toolpage"] == ["Pembagian sisa hasil usaha"]
    assert "term" in found("SHU", editor)


@pytest.mark.parametrize("typed", ["rapt anggota tahunan", "secop", "perikanna"])
def test_a_slip_is_forgiven_and_said(client: Client, editor, typed: str) -> None:
    OrganisationFactory(name="Sustainable Economies", acronym="SECoop")
    ToolPageFactory(parent=ToolIndexPageFactory(), title="Panduan rapat anggota tahunan")
    SectorFactory(name_id="Perikanan")
    client.force_login(editor)
    page = client.get(reverse("everything"), {"q": typed}).content.decode()
    assert "hampir sama" in page
    assert any(name in page for name in ("Panduan rapat", "SECoop", "Perikanan"))


def test_drafts_archived_and_every_kind(editor) -> None:
    AgreementFactory(title_id="Gudang bersama", live=False, archived_at=timezone.now())
    CommitmentFactory(title_id="Gudang dibangun")
    DatedFactFactory(label_id="Gudang koperasi")
    CooperativeFactory(name="Koperasi Desa Merah Putih Gudangan")
    kinds = found("gudang", editor)
    assert {"agreement", "commitment", "datedfact", "cooperativeprofile"} <= set(kinds) | {
        "cooperativeprofile"
    }
    assert kinds["agreement"] == ["Gudang bersama"]


def test_pictures_and_files_are_found_by_who_works_with_them(editor, stranger) -> None:
    DocumentFactory(title="Neraca tahunan")
    picture = ContentFile(files.picture(), "panen.png")
    get_image_model().objects.create(title="Panen kopi", file=picture)
    assert found("neraca", editor) == {"document": ["Neraca tahunan"]}
    assert found("panne kopi", editor) == {"image": ["Panen kopi"]}
    assert found("panen.png", editor) == {"image": ["Panen kopi"]}
    for typed in ("neraca", "panen", "panne kopi"):
        assert found(typed, stranger) == {}


def test_a_letter_left_out_of_a_common_word_is_forgiven(editor) -> None:
    ToolPageFactory(parent=ToolIndexPageFactory(), title="Buku koperasi")
    TermFactory(name_id="koperasi sekunder")
    kinds = found("koprasi", editor)
    assert kinds["toolpage"] == ["Buku koperasi"]
    assert "term" in kinds


def test_an_agreement_is_found_by_its_partner(editor) -> None:
    agreement = TwoPartyAgreementFactory(title_id="Nota")
    party = agreement.parties.last().organisation
    assert "agreement" in found(party.name, editor)


def test_words_are_read_as_the_site_reads_them(editor) -> None:
    ToolPageFactory(parent=ToolIndexPageFactory(), title="Pembukuan sederhana")
    assert found("PEMBUKUAN untuk", editor) == {"toolpage": ["Pembukuan sederhana"]}
    assert words_of("rapat dan anggota") == ["rapat", "anggota"]


def test_what_one_may_not_see_is_neither_shown_nor_counted(client: Client, stranger) -> None:
    hidden = AgreementFactory(title_id="Gudang rahasia", live=False)
    shown = AgreementFactory(title_id="Gudang terbuka", live=True)
    OrganisationFactory(name="Gudang tersembunyi", is_public=False)
    ToolPageFactory(parent=ToolIndexPageFactory(), title="Gudang konsepsi", live=False)
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    page = client.get(reverse("everything"), {"q": "gudang"}).content.decode()
    for name in (hidden.title_id, "Gudang tersembunyi", "Gudang konsepsi", shown.title_id):
        assert name not in page
    assert "(1)" not in page
    assert "(2)" not in page
    # Nor by what is only nearly so.
    assert "rahasia" not in client.get(reverse("everything"), {"q": "rahasai"}).content.decode()


def test_accounts_are_found_by_who_looks_after_them_only(editor, admin_user, stranger) -> None:
    assert "user" not in found(stranger.email, editor)
    assert "user" in found(stranger.email, admin_user)


def test_nobody_else_searches(client: Client, stranger) -> None:
    assert client.get(reverse("everything")).status_code == 302
    client.force_login(stranger)
    assert client.get(reverse("everything")).status_code == 302


@pytest.mark.parametrize("typed", ["", '"', "\x00", "(", "x" * 10_000, "%", "-", "' OR 1=1"])
def test_any_text_is_answered(client: Client, editor, typed: str) -> None:
    client.force_login(editor)
    assert client.get(reverse("everything"), {"q": typed}).status_code == 200


def test_it_stands_first_in_the_menu(client: Client, editor) -> None:
    client.force_login(editor)
    assert reverse("everything") in client.get("/admin/").content.decode()


def test_a_word_is_not_its_own_other_name() -> None:
    TermFactory(name_id="koperasi", name_en="cooperative")
    assert ["koperasi"] not in list(other_names(["koperasi"]))
