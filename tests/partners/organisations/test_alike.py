"""A page that has little to tell leads on: to others in its field, to tools that name it."""

import pytest
from django.test import Client
from django.utils import translation

from knowledge import related
from partners.organisations.alike import alike
from partners.organisations.demo import nation
from tests.factories.agreements import PartyFactory
from tests.factories.home import RegencyFactory, SectorFactory
from tests.factories.knowledge import EvidenceFactory, ToolPageFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_hosts_and_neighbours_of_the_same_sector_come_first() -> None:
    dairy, malang = SectorFactory(), RegencyFactory(code="3507")
    one = CooperativeFactory(region=malang, profile__sectors=[dairy])
    far = CooperativeFactory(name="A", profile__sectors=[dairy])
    near = CooperativeFactory(name="Z", region=malang, profile__sectors=[dairy])
    host = CooperativeFactory(name="H", host=True, profile__sectors=[dairy])
    CooperativeFactory(name="Coffee", region=malang, profile__sectors=[SectorFactory()])
    assert alike(one) == [host, near, far]


def test_without_a_shared_sector_those_of_the_province_are_named() -> None:
    one = CooperativeFactory(region=RegencyFactory(code="3507"), profile__sectors=[SectorFactory()])
    near = CooperativeFactory(region=RegencyFactory(code="3524"))
    CooperativeFactory(region=RegencyFactory(code="3301"))
    CooperativeFactory(region=RegencyFactory(code="3508"), profile__is_kdkmp=True)
    assert alike(one) == [near]


def test_what_is_hidden_or_made_up_is_not_named() -> None:
    dairy = SectorFactory()
    one = CooperativeFactory(profile__sectors=[dairy])
    CooperativeFactory(hidden=True, profile__sectors=[dairy])
    CooperativeFactory(source=nation.SOURCE, profile__sectors=[dairy])
    assert alike(one) == []


def test_partners_of_the_same_kind_come_before_those_of_the_same_country() -> None:
    one = OrganisationFactory(kind="apex", country="ID")
    country = OrganisationFactory(name="A", kind="ministry", country="ID")
    kind = OrganisationFactory(name="Z", kind="apex", country="BE")
    OrganisationFactory(kind="university", country="NL")
    assert alike(one) == [kind, country]


def test_page_names_others_and_the_tool_that_names_it(client: Client) -> None:
    rikolto = OrganisationFactory(slug="rikolto", name="Rikolto")
    other = OrganisationFactory(name="Agriterra")
    tool = ToolPageFactory(evidence=[EvidenceFactory.build(tested_by="VECO Indonesia (Rikolto)")])
    html = client.get("/id/mitra/rikolto/").content.decode()
    assert f'<a href="{tool.url}">{tool.title}</a>' in html
    assert f'<a href="{other.get_absolute_url()}">Agriterra</a>' in html
    PartyFactory(organisation=rikolto, agreement__in_force=True)
    assert other.get_absolute_url() not in client.get("/id/mitra/rikolto/").content.decode()


@pytest.mark.parametrize("name", ["Riko", "rikolto", "%", "VECO (Rikolto", "Rikolto) d.o.o."])
def test_no_other_name_is_read_into_a_test(name: str) -> None:
    ToolPageFactory(evidence=[EvidenceFactory.build(tested_by="VECO Indonesia (Rikolto)")])
    with translation.override("id"):
        assert related.naming(OrganisationFactory(name=name)).items == []


def test_choice_of_a_country_is_offered_once(client: Client) -> None:
    OrganisationFactory(country="CA")
    OrganisationFactory(country="BE")
    html = client.get("/en/partners/").content.decode()
    assert (html.count('value="CA"'), "?country=CA" in html) == (1, False)
