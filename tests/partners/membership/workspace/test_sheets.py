"""The signed sheet on its pages, and what of mandates waits for whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from home.access import Actor
from home.waiting import Waiting, waiting_for
from partners.membership.mandating import terms
from partners.membership.models import Mandate, Role, Scope
from partners.membership.services import mandate_sheets
from partners.organisations.models import Organisation
from tests.factories.files import picture
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
MINE = "/id/ruang/koperasi-saya/"


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
        assert [one.url for one in _waiting(pmo)] == [check]
        _in(client, pmo).post(check, {"verdict": "complete"})
        assert Mandate.objects.get().means == Mandate.Means.SHEET
        assert not _waiting(pmo)

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


def _waiting(person: Any) -> list[Waiting]:
    """What is about an organisation."""
    return [one for one in waiting_for(Actor(person)) if one.organisation]


class TestWaiting:
    def test_board_finds_what_to_answer_and_what_ends(self, cooperative: Organisation) -> None:
        board = MembershipFactory(organisation=cooperative).person
        MandateFactory(cooperative=cooperative, asked=True)
        soon = localdate() + timedelta(20)
        MandateFactory(cooperative=cooperative, ends_on=soon, terms=terms.VERSION)
        MandateFactory(cooperative=cooperative, terms=terms.VERSION)
        MandateFactory(cooperative=cooperative, terms="2020-01")
        found = _waiting(board)
        assert [one.until for one in found] == [soon, None, None]
        assert {one.organisation for one in found} == {"Koperasi Sukamaju"}

    def test_contributor_and_the_others_find_nothing(self, cooperative: Organisation) -> None:
        one = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
        MandateFactory(cooperative=cooperative, asked=True)
        assert not _waiting(one.person)
        assert not _waiting(MembershipFactory().person)

    def test_assistant_hears_of_the_end(self, cooperative: Organisation) -> None:
        soon = localdate() + timedelta(20)
        mandate = MandateFactory(cooperative=cooperative, ends_on=soon)
        assert [one.until for one in _waiting(mandate.assistant)] == [soon]
