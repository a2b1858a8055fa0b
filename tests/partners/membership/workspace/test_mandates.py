"""Pages of mandates, by role: the board's, the assistant's, the sheet's."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import Actor
from home.waiting import waiting_for
from partners.membership.mandating import terms
from partners.membership.models import Mandate, Role, Scope
from partners.membership.services import mandate_sheets
from partners.organisations.models import Organisation
from tests.factories.files import picture
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


class TestSheet:
    @pytest.fixture
    def asked(self, cooperative: Organisation, assistant: Any) -> Mandate:
        return MandateFactory(
            cooperative=cooperative, assistant=assistant, asked=True, scopes=[Scope.REPORTS]
        )

    def test_is_printed_with_its_code(self, client: Client, asked: Mandate, assistant: Any) -> None:
        page = _text(_in(client, assistant), f"/id/ruang/mandat/{asked.pk}/lembar/")
        assert f"{asked.sheet_code[:4]}-{asked.sheet_code[4:]}" in page
        assert "Koperasi Sukamaju" in page

    def test_photo_is_handed_in_checked_and_in_force(
        self, client: Client, asked: Mandate, assistant: Any, cooperative: Organisation
    ) -> None:
        photo = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
        typed = {"code": asked.sheet_code.lower(), "file": photo}
        _in(client, assistant).post(f"/id/ruang/mandat/{asked.pk}/lembar/serahkan/", typed)
        sheet = asked.sheets.get()
        check = f"/id/ruang/mandat/lembar/{sheet.key}/periksa/"
        assert client.get(check).status_code == 404
        pmo = AreaFactory(region=cooperative.region).person
        assert [one.url for one in waiting_for(Actor(pmo))] == [check]
        _in(client, pmo).post(check, {"verdict": "complete"})
        assert Mandate.objects.get().means == Mandate.Means.SHEET
        assert not waiting_for(Actor(pmo))

    def test_given_back_says_what_is_missing(
        self, client: Client, asked: Mandate, assistant: Any, moderator: Any
    ) -> None:
        photo = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
        sheet = mandate_sheets.hand_in(asked, photo, by=Actor(assistant), code=asked.sheet_code)
        check = f"/id/ruang/mandat/lembar/{sheet.key}/periksa/"
        _in(client, moderator)
        assert client.post(check, {"verdict": "back"}).context["form"].errors["remark"]
        client.post(check, {"verdict": "back", "remark": "Cap belum ada"})
        assert "Cap belum ada" in _text(_in(client, assistant), MINE)

    def test_file_is_for_both_sides_and_who_checks_it(
        self, client: Client, asked: Mandate, assistant: Any, cooperative: Organisation
    ) -> None:
        photo = SimpleUploadedFile("lembar.jpg", picture("JPEG"))
        sheet = mandate_sheets.hand_in(asked, photo, by=Actor(assistant), code=asked.sheet_code)
        address = f"/id/ruang/mandat/lembar/{sheet.key}/"
        may = (
            assistant,
            MembershipFactory(organisation=cooperative).person,
            AreaFactory(region=cooperative.region).person,
        )
        not_allowed = (
            AreaFactory().person,
            MembershipFactory().person,
            AreaFactory(assistant=True, region=cooperative.region).person,
        )
        assert {self._status(client, one, address) for one in may} == {200}
        assert {self._status(client, one, address) for one in not_allowed} == {404}

    @staticmethod
    def _status(client: Client, person: Any, address: str) -> int:
        answer = _in(client, person).get(address)
        if answer.status_code == 200:
            assert answer.getvalue().startswith(b"\xff\xd8\xff")
        return int(answer.status_code)


class TestWaiting:
    def test_board_finds_what_to_answer_and_what_ends(self, cooperative: Organisation) -> None:
        board = Actor(MembershipFactory(organisation=cooperative).person)
        MandateFactory(cooperative=cooperative, asked=True)
        soon = localdate() + timedelta(20)
        MandateFactory(cooperative=cooperative, ends_on=soon, terms=terms.VERSION)
        MandateFactory(cooperative=cooperative, terms=terms.VERSION)
        MandateFactory(cooperative=cooperative, terms="2020-01")
        found = waiting_for(board)
        assert [one.until for one in found] == [soon, None, None]
        assert {one.organisation for one in found} == {"Koperasi Sukamaju"}

    def test_contributor_and_the_others_find_nothing(self, cooperative: Organisation) -> None:
        one = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
        MandateFactory(cooperative=cooperative, asked=True)
        assert not waiting_for(Actor(one.person))
        assert not waiting_for(Actor(MembershipFactory().person))

    def test_assistant_hears_of_the_end(self, cooperative: Organisation) -> None:
        soon = localdate() + timedelta(20)
        mandate = MandateFactory(cooperative=cooperative, ends_on=soon)
        assert [one.until for one in waiting_for(Actor(mandate.assistant))] == [soon]
