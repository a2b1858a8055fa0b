"""Every chooser of records searches, forgives a slip, and makes what is not there yet."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import get_snippet_models

from home.choosing import Searching
from home.desk import once
from home.models import DatedFact, Sector
from home.records import RecordViewSet
from partners.agreements.models import Agreement, Unit
from partners.organisations.models import Organisation
from tests.factories.agreements import CommitmentFactory, TwoPartyAgreementFactory, UnitFactory
from tests.factories.home import DatedFactFactory, RegencyFactory, RegionFactory, SectorFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

ALIKE = "hampir sama"

pytestmark = pytest.mark.django_db


def address(model: type, part: str) -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(part))


def offered(client: Client, model: type, typed: str) -> str:
    answer = client.get(address(model, "choose_results"), {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_kind_of_record_has_a_chooser_that_searches() -> None:
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        assert isinstance(viewset, RecordViewSet), model
        for name in ("choose_view_class", "choose_results_view_class"):
            assert issubclass(getattr(viewset.chooser_viewset, name), Searching), model


def test_every_chooser_that_a_form_uses_has_fields_to_search(admin_client: Client) -> None:
    for model in get_snippet_models():
        for typed in ("rapat anggota", 'a"b', "\x00", "x" * 500):
            assert (
                admin_client.get(address(model, "choose_results"), {"q": typed}).status_code == 200
            )


@pytest.mark.parametrize("typed", ["perikanan", "perikanna", "PERIKAN"])
def test_a_term_is_found_with_a_slip(admin_client: Client, typed: str) -> None:
    SectorFactory(name_id="Perikanan", name_en="Fisheries")
    SectorFactory(name_id="Peternakan", name_en="Livestock")
    found = offered(admin_client, Sector, typed)
    assert "Perikanan" in found
    assert "Peternakan" not in found
    assert (ALIKE in found) is (typed == "perikanna")


def test_what_is_nowhere_is_said_to_be_nowhere(admin_client: Client) -> None:
    SectorFactory(name_id="Perikanan")
    assert "Perikanan" not in offered(admin_client, Sector, "zzqx vvqk")


def test_an_organisation_is_found_by_acronym_name_place_and_with_a_slip(
    admin_client: Client,
) -> None:
    OrganisationFactory(name="Sustainable Economies Cooperative", acronym="SECoop", is_public=False)
    for typed in ("SECoop", "secop", "sustainabel economies"):
        assert "SECoop" in offered(admin_client, Organisation, typed), typed


def test_a_cooperative_is_found_by_its_village_with_a_slip(admin_client: Client) -> None:
    regency = RegencyFactory(code="3301", name="Kabupaten Cilacap")
    village = RegionFactory(
        code="330101", name="Sukamaju", level=3, kind="district", parent=regency
    )
    CooperativeFactory(name="Koperasi Desa Merah Putih Sukamaju", region=village)
    for typed in ("KDMP Sukamaju", "kopdes sukamaju", "sukamajju"):
        assert "Merah Putih Sukamaju" in offered(admin_client, Organisation, typed), typed


def test_an_agreement_is_found_by_its_partner(admin_client: Client) -> None:
    agreement = TwoPartyAgreementFactory(title_id="Nota kesepahaman pelatihan")
    party = agreement.parties.last().organisation
    assert "Nota kesepahaman pelatihan" in offered(admin_client, Agreement, party.name)
    assert "Nota kesepahaman pelatihan" in offered(admin_client, Agreement, "nota kesepahamna")


def test_a_commitment_is_chosen_among_those_of_all_agreements(admin_client: Client) -> None:
    CommitmentFactory(title_id="Lima pelatih ke Bali")
    found = admin_client.get(reverse("commitment_chooser:choose_results"), {"q": "pelatih bali"})
    assert "Lima pelatih ke Bali" in found.content.decode()


def test_only_staff_of_the_register_are_in_charge_and_only_they_are_told(
    client: Client, editor, stranger
) -> None:
    results = reverse("person_in_charge_chooser:choose_results")
    client.force_login(editor)
    found = client.get(results, {"q": editor.email[:5]}).content.decode()
    assert editor.email in found
    assert stranger.email not in client.get(results).content.decode()
    chosen = reverse("person_in_charge_chooser:chosen", args=[stranger.pk])
    assert client.get(chosen).status_code == 404


def created(client: Client, model: type, **sent: object) -> tuple[int, dict]:
    form = client.get(address(model, "create")).content.decode()
    key = re.search(r'name=\\"once\\" value=\\"([^"\\]+)', form)
    assert key, "the form has a key"
    said: dict = {}
    for _tap in range(2):
        answer = client.post(address(model, "create"), {once.FIELD: key[1], **sent})
        said = json.loads(answer.content)
    return answer.status_code, said


def test_an_organisation_is_made_in_place_hidden_and_once(client: Client, editor) -> None:
    client.force_login(editor)
    sent = {"name": "Yayasan Baru", "kind": "foundation", "country": "ID"}
    _status, said = created(client, Organisation, **sent)
    made = Organisation.objects.get(name="Yayasan Baru")
    assert said["step"] == "chosen"
    assert said["result"]["id"] == str(made.pk)
    assert not made.is_public
    assert made.slug == "yayasan-baru"
    assert made.latest_revision
    entries = ModelLogEntry.objects.for_instance(made)
    assert [entry.action for entry in entries] == ["wagtail.create"]
    assert entries[0].user == editor


def test_a_second_one_of_the_same_name_is_asked_about(client: Client, editor) -> None:
    OrganisationFactory(name="Yayasan Lama")
    client.force_login(editor)
    sent = {"name": "yayasan lama", "kind": "foundation", "country": "ID"}
    _status, said = created(client, Organisation, **sent)
    assert said["step"] == "reshow_creation_form"
    assert "Yayasan Lama" in said["htmlFragment"]
    _status, said = created(client, Organisation, **sent, is_another="on")
    assert said["step"] == "chosen"
    assert Organisation.objects.filter(name__iexact="yayasan lama").count() == 2


def test_an_agreement_made_in_place_is_a_draft(client: Client, editor) -> None:
    client.force_login(editor)
    sent = {"title_id": "Nota baru", "kind": "mou", "reach": "foreign"}
    _status, said = created(client, Agreement, **sent)
    assert said["step"] == "chosen"
    made = Agreement.objects.get(title_id="Nota baru")
    assert not made.live
    assert made.latest_revision
    assert made.slug


def test_a_term_made_in_place_has_a_code_of_its_own(admin_client: Client) -> None:
    UnitFactory(code="biro-hukum", name_id="Lama")
    _status, said = created(admin_client, Unit, name_id="Biro hukum", name_en="Legal bureau")
    assert said["step"] == "chosen"
    assert Unit.objects.get(name_id="Biro hukum").code == "biro-hukum-2"


def test_a_fact_made_in_place_says_when_it_is_checked(admin_client: Client) -> None:
    DatedFactFactory()
    sent = {
        "label_id": "Koperasi", "label_en": "Cooperatives", "value_id": "1", "value_en": "1",
        "source": "BPS", "as_of": "2026-01-02", "review_date": "2027-01-02",
    }  # fmt: skip
    _status, said = created(admin_client, DatedFact, **sent)
    assert said["step"] == "chosen"
    assert DatedFact.objects.filter(label_id="Koperasi").exists()


def test_nobody_makes_in_place_what_one_may_not_make(client: Client, editor) -> None:
    editor.groups.clear()
    client.force_login(editor)
    for model in (Organisation, Unit):
        assert client.post(address(model, "create"), {"name": "X"}).status_code == 302
