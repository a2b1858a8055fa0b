"""An organisation that is missing: proposed by somebody of it, made by a moderator."""

import pytest
from django.test import Client
from django.urls import reverse

from home.access import Actor
from partners.membership.models import Proposal, State
from partners.membership.services import proposals
from tests.factories.claims import (
    ProposalFactory,
    ReasonFactory,
    VillageFactory,
)
from tests.factories.membership import PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def _as(client: Client, person: object) -> Client:
    client.force_login(person)
    return client


def _at(name: str, *args: object) -> str:
    return reverse(f"membership:{name}", args=args)


def _described(**more: str) -> dict[str, str]:
    return {
        "name": "KDMP Sukabaru",
        "kind": "cooperative",
        "country": "ID",
        "text": "Ketua",
        **more,
    }


def test_missing_organisation_is_proposed_and_made_by_a_moderator(client, moderator) -> None:
    village = VillageFactory(name="Sukabaru")
    person = PersonFactory()
    page = _as(client, person).get(_at("propose") + f"?region={village.code}")
    assert "Sukabaru, Cibeber, Kabupaten Cianjur" in page.content.decode()
    assert page.context["form"]["name"].value() == "Koperasi Desa Merah Putih Sukabaru"
    client.post(_at("propose"), _described(region="Desa Sukabaru, Kec. Cibeber"))
    made = Proposal.objects.get()
    assert (made.region, made.state) == (village, State.WAITING)
    assert client.get(_at("decide_proposal", made.pk)).status_code == 404
    assert client.get(made.get_absolute_url()).status_code == 200
    form = _as(client, moderator).get(_at("accept_proposal", made.pk)).context["form"]
    assert form["is_public"].value() is True
    given = {name: form[name].value() or "" for name in form.fields if name != "is_public"}
    given["name"] = "Koperasi Desa Merah Putih Sukabaru"
    client.post(_at("accept_proposal", made.pk), given)
    made.refresh_from_db()
    assert made.state == State.GRANTED
    assert (made.organisation.name, made.organisation.is_public) == (given["name"], False)
    assert made.organisation.cooperative.village == "Sukabaru"
    assert made.organisation.memberships.get().person == person
    assert client.get(made.organisation.get_absolute_url()).status_code == 404
    assert client.get(_at("decide_proposal", made.pk)).context["alike"] == []
    assert _as(client, person).get(_at("organisation", made.organisation.slug)).status_code == 200


def test_proposal_asked_about_waits_for_the_proposer(client: Client, moderator) -> None:
    proposal = ProposalFactory()
    front = _as(client, proposal.person).get(reverse("workspace"))
    assert proposal.get_absolute_url() in front.content.decode()
    urls = [one.url for one in front.context["waiting"]]
    assert proposal.get_absolute_url() not in urls
    proposals.ask_for_more(proposal, by=Actor(moderator), reason=ReasonFactory())
    cards = client.get(reverse("workspace")).context["waiting"]
    assert (proposal.get_absolute_url(), proposal.name) in [
        (one.url, one.organisation) for one in cards
    ]


def test_ambiguous_village_is_answered_with_its_districts(client: Client) -> None:
    VillageFactory(name="Sukabaru")
    VillageFactory(code="5203022009", within="520302", name="Sukabaru")
    answer = _as(client, PersonFactory()).post(_at("propose"), _described(region="Sukabaru"))
    assert answer.context["form"].errors["region"][0].count("Sukabaru,") == 2
    unknown = client.post(_at("propose"), _described(region="Antah Berantah"))
    assert unknown.context["form"].errors["region"]
    missing = client.post(_at("propose"), _described())
    assert missing.context["form"].errors["region"]


def test_like_organisation_is_asked_about_first(client: Client) -> None:
    village = VillageFactory(name="Sukabaru")
    there = CooperativeFactory(region=village, profile__registration_number="AHU-12")
    person = PersonFactory()
    sent = _described(region=village.code)
    answer = _as(client, person).post(_at("propose"), sent)
    assert there.name in answer.context["form"].errors["is_another"][0]
    assert 'type="checkbox" name="is_another"' in answer.content.decode()
    number = client.post(_at("propose"), sent | {"registration_number": "ahu-12"})
    assert there.name in number.context["form"].errors["registration_number"][0]
    client.post(_at("propose"), sent | {"is_another": "on"})
    assert Proposal.objects.get().person == person


def test_hidden_organisation_is_told_to_moderators_only(client, moderator) -> None:
    village = VillageFactory(name="Sukabaru")
    hidden = CooperativeFactory(region=village, is_public=False, name="Koperasi Tersembunyi")
    answer = _as(client, PersonFactory()).post(_at("propose"), _described(region=village.code))
    assert answer.status_code == 302
    page = _as(client, moderator).get(_at("decide_proposal", Proposal.objects.get().pk))
    assert hidden.name in page.content.decode()


def test_partner_is_proposed_without_a_village(client: Client) -> None:
    sent = _described(name="Desjardins", kind="financial", country="CA", region="")
    _as(client, PersonFactory()).post(_at("propose"), sent)
    assert Proposal.objects.get().country == "CA"


def test_nobody_decides_their_own_proposal(client, moderator) -> None:
    own = ProposalFactory(person=moderator)
    assert _as(client, moderator).get(_at("accept_proposal", own.pk)).status_code == 404


@pytest.mark.parametrize("name", ["A", "x" * 200, "<b>Koperasi</b>", "Koperasi “Maju” 🌾"])
def test_odd_names_are_kept_and_shown_as_typed(name: str, client, moderator) -> None:
    made = ProposalFactory(name=name)
    page = _as(client, made.person).get(made.get_absolute_url()).content.decode()
    assert "<b>Koperasi</b>" not in page
    form = _as(client, moderator).get(_at("accept_proposal", made.pk)).context["form"]
    given = {each: form[each].value() or "" for each in form.fields if each != "is_public"}
    assert client.post(_at("accept_proposal", made.pk), given).status_code == 302
    made.refresh_from_db()
    assert made.organisation.name == name
