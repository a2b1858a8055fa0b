"""Pages of mandates, by role: the board's and the assistant's."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from partners.membership.mandating import terms
from partners.membership.models import Mandate, Role
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
BOARD = "/id/ruang/organisasi/sukamaju/mandat/"
MINE = "/id/ruang/koperasi-saya/"
MOST_QUERIES = 20


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Koperasi Sukamaju", slug="sukamaju", region=RegencyFactory())


@pytest.fixture
def assistant(cooperative: Organisation) -> Any:
    area = AreaFactory(assistant=True, region=cooperative.region)
    area.person.first_name = "Budi Pendamping"
    area.person.save()
    return area.person


def _in(client: Client, person: Any) -> Client:
    client.force_login(person)
    return client


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


class TestBoard:
    def test_sees_what_is_asked_for_and_gives_it(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        asked = MandateFactory(cooperative=cooperative, assistant=assistant, asked=True)
        _in(client, MembershipFactory(organisation=cooperative).person)
        assert "Budi Pendamping" in _text(client, BOARD)
        give = f"{BOARD}{asked.pk}/beri/"
        page = client.get(give)
        assert str(terms.TERMS[0]) in page.content.decode()
        typed = {
            "seen": page.context["form"]["seen"].value(),
            "scopes": ["profile"],
            "ends_on": str(localdate()),
            "agrees": "on",
        }
        assert client.post(give, typed).headers["Location"] == BOARD
        given = Mandate.objects.get()
        assert (given.state, given.named) == (Mandate.State.GIVEN, ["profile"])

    def test_agrees_to_the_text_first(self, client: Client, cooperative: Organisation) -> None:
        asked = MandateFactory(cooperative=cooperative, asked=True)
        _in(client, MembershipFactory(organisation=cooperative).person)
        give = f"{BOARD}{asked.pk}/beri/"
        typed = {"seen": "x", "scopes": ["profile"], "ends_on": str(localdate())}
        page = client.post(give, typed)
        assert page.context["form"].errors["agrees"]
        assert page.context["form"]["scopes"].value() == ["profile"]

    def test_code_is_shown_once(self, client: Client, cooperative: Organisation) -> None:
        _in(client, MembershipFactory(organisation=cooperative).person)
        typed = {"scopes": ["profile"], "ends_on": str(localdate()), "agrees": "on"}
        client.post(f"{BOARD}kode/", typed)
        assert "Sebutkan kode ini" in _text(client, BOARD)
        again = _text(client, BOARD)
        assert "Sebutkan kode ini" not in again
        assert "Dengan kode yang disebutkan lewat telepon" in again

    def test_code_typed_wrong_five_times_is_locked_also_when_one_form_is_sent_again(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        board, typing = client, Client()
        _in(board, MembershipFactory(organisation=cooperative).person)
        _in(typing, assistant)
        typed = {"scopes": ["profile"], "ends_on": str(localdate()), "agrees": "on"}
        board.post(f"{BOARD}kode/", typed)
        code = board.get(BOARD).context["code"]
        door = f"{MINE}{cooperative.slug}/kode/"
        form = typing.get(door).context
        once = {form["once"]["name"]: form["once"]["key"]}
        wrong = "".join(str((int(digit) + 1) % 10) for digit in str(code))
        for _ in range(20):
            typing.post(door, {"code": wrong, **once})
        typing.post(door, {"code": code, **once})
        typing.post(door, {"code": code})
        assert not Mandate.objects.in_force(localdate()).exists()

    def test_contributor_looks_on(self, client: Client, cooperative: Organisation) -> None:
        asked = MandateFactory(cooperative=cooperative, asked=True)
        one = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
        _in(client, one.person)
        assert f"{asked.pk}/beri/" not in _text(client, BOARD)
        for part in (f"{asked.pk}/beri/", f"{asked.pk}/tolak/", "beri/", "kode/", "surel/"):
            assert client.get(f"{BOARD}{part}").status_code == 404

    def test_nobody_else_finds_it(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        mandate = MandateFactory(cooperative=cooperative, assistant=assistant)
        other = MembershipFactory().person
        pmo = AreaFactory(region=cooperative.region).person
        former = MembershipFactory(organisation=cooperative, over=True).person
        for person in (assistant, other, pmo, former):
            _in(client, person)
            assert client.get(BOARD).status_code == 404
            assert client.get(f"{BOARD}kode/").status_code == 404
        for person in (other, pmo, former):
            _in(client, person)
            assert client.get(f"/id/ruang/mandat/{mandate.pk}/akhiri/").status_code == 404

    def test_mandate_of_another_cooperative_is_not_found_under_ones_own(
        self, client: Client, cooperative: Organisation
    ) -> None:
        elsewhere = MandateFactory(asked=True)
        _in(client, MembershipFactory(organisation=cooperative).person)
        assert client.get(f"{BOARD}{elsewhere.pk}/beri/").status_code == 404

    def test_partner_organisation_has_no_such_page(self, client: Client) -> None:
        partner = CooperativeFactory(slug="kampus", kind=Organisation.Kind.UNIVERSITY)
        _in(client, MembershipFactory(organisation=partner).person)
        assert client.get("/id/ruang/organisasi/kampus/mandat/").status_code == 404

    def test_costs_the_same_whatever_there_is(
        self, client: Client, cooperative: Organisation
    ) -> None:
        _in(client, MembershipFactory(organisation=cooperative).person)
        MandateFactory(cooperative=cooperative)
        MandateFactory(cooperative=cooperative, asked=True)
        few = _queries(client, BOARD)
        for number in range(6):
            MandateFactory(cooperative=cooperative, asked=bool(number % 2))
        assert _queries(client, BOARD) == few <= MOST_QUERIES


class TestAssistant:
    def test_table_says_how_each_cooperative_stands(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        other = CooperativeFactory(name="Koperasi Mekarsari", region=cooperative.region)
        MandateFactory(cooperative=cooperative, assistant=assistant)
        _in(client, assistant)
        page = _text(client, MINE)
        assert page.index("Koperasi Sukamaju") < page.index("Koperasi Mekarsari")
        assert "/id/ruang/organisasi/sukamaju/" in page
        assert f"/id/ruang/organisasi/{other.slug}/" not in page
        assert f"{MINE}{other.slug}/minta/" in page
        assert f"{MINE}sukamaju/minta/" not in page

    def test_ended_mandate_opens_nothing_and_may_be_asked_for_again(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        MandateFactory(cooperative=cooperative, assistant=assistant, over=True)
        _in(client, assistant)
        page = _text(client, MINE)
        assert f"{MINE}sukamaju/minta/" in page
        assert client.get("/id/ruang/organisasi/sukamaju/").status_code == 404

    def test_expired_before_the_night_has_written_it_down(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        yesterday = localdate() - timedelta(1)
        MandateFactory(cooperative=cooperative, assistant=assistant, ends_on=yesterday)
        _in(client, assistant)
        assert "berakhir" in _text(client, MINE)
        assert "/id/ruang/organisasi/sukamaju/" not in _text(client, MINE)

    def test_cooperative_elsewhere_is_not_found(self, client: Client, assistant: Any) -> None:
        CooperativeFactory(slug="jauh", region=RegencyFactory())
        _in(client, assistant)
        assert client.get(f"{MINE}jauh/minta/").status_code == 404
        assert client.get(f"{MINE}jauh/kode/").status_code == 404

    def test_nobody_else_has_the_table(self, client: Client, cooperative: Organisation) -> None:
        for person in (
            MembershipFactory(organisation=cooperative).person,
            AreaFactory(region=cooperative.region).person,
        ):
            assert _in(client, person).get(MINE).status_code == 404

    def test_narrowed_by_name_and_state(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        CooperativeFactory(name="Koperasi Mekarsari", region=cooperative.region)
        MandateFactory(cooperative=cooperative, assistant=assistant)
        _in(client, assistant)
        assert "Mekarsari" not in _text(client, f"{MINE}?state=given")
        assert "Sukamaju" not in _text(client, f"{MINE}?state=none")
        assert "Sukamaju" not in _text(client, f"{MINE}?q=mekar")

    def test_table_costs_the_same_whatever_is_in_it(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        MandateFactory(cooperative=cooperative, assistant=assistant)
        _in(client, assistant)
        few = _queries(client, MINE)
        for number in range(12):
            one = CooperativeFactory(region=cooperative.region)
            MandateFactory(cooperative=one, assistant=assistant, asked=bool(number % 2))
            CooperativeFactory(region=cooperative.region)
        assert _queries(client, MINE) == few <= MOST_QUERIES

    def test_ended_between_opening_and_sending_is_refused_with_a_word(
        self, client: Client, cooperative: Organisation, assistant: Any
    ) -> None:
        mandate = MandateFactory(cooperative=cooperative, assistant=assistant)
        _in(client, assistant)
        address = f"/id/ruang/mandat/{mandate.pk}/akhiri/"
        seen = client.get(address).context["form"]["seen"].value()
        mandate.state, mandate.ended_at = Mandate.State.ENDED, timezone.now()
        mandate.save()
        assert client.post(address, {"seen": seen}).status_code == 409
