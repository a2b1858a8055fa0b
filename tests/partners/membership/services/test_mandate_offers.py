"""A code told on the telephone, a letter to an address: taken once, by whom it is for."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import ActionNotPermitted, Actor
from partners.membership.mandating import codes, refusals
from partners.membership.mandating.refusals import TooManyLetters
from partners.membership.models import Mandate, MandateOffer, Membership, Role, Scope
from partners.membership.permissions import user_may
from partners.membership.services import mandate_offers, mandates
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MembershipFactory, PersonFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def named() -> dict[str, Any]:
    return {"scopes": [Scope.PROFILE, Scope.REPORTS], "ends_on": localdate() + timedelta(90)}


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(name="Koperasi Sukamaju", region=RegencyFactory())


@pytest.fixture
def board(cooperative: Organisation) -> Actor:
    return Actor(MembershipFactory(organisation=cooperative).person)


@pytest.fixture
def assistant(cooperative: Organisation) -> Actor:
    return Actor(AreaFactory(assistant=True, region=cooperative.region).person)


def _take(cooperative: Organisation, code: str, *, by: Actor) -> Mandate:
    """As the page does it."""
    mandate_offers.begin_try(cooperative, by=by)
    return mandate_offers.take_by_code(cooperative, code, by=by)


class TestCode:
    def test_code_that_the_board_tells_gives_what_the_board_named(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        assert not user_may(assistant, cooperative, Scope.PROFILE)
        spoken = f"{code[:3]} {code[3:]}"
        mandate = _take(cooperative, spoken, by=assistant)
        assert (mandate.state, mandate.means) == (Mandate.State.GIVEN, Mandate.Means.TELEPHONE)
        assert mandate.given_by == board.person
        assert mandate.named == ["profile", "reports"]
        assert user_may(assistant, cooperative, Scope.REPORTS)

    def test_code_lies_nowhere_in_the_database(
        self, cooperative: Organisation, board: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        offer = MandateOffer.objects.get()
        assert code not in str(vars(offer))
        assert offer.digest == codes.digest_of_code(code, cooperative.pk)
        assert codes.digest_of_code(code, cooperative.pk + 1) != offer.digest

    def test_code_is_good_once(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        mandates.end(_take(cooperative, code, by=assistant), by=board)
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, code, by=assistant)

    def test_right_one_at_the_fifth_try_is_taken(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        for _number in range(4):
            with pytest.raises(refusals.CodeIsWrong):
                _take(cooperative, "no", by=assistant)
        assert _take(cooperative, code, by=assistant)

    def test_try_that_was_not_counted_before_takes_nothing(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        with pytest.raises(refusals.CodeIsWrong):
            mandate_offers.take_by_code(cooperative, code, by=assistant)

    def test_wrong_tries_on_the_page_are_counted_though_the_act_is_taken_back(
        self, client: Client, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        client.force_login(assistant.person)
        address = reverse("membership:mandate_take", args=[cooperative.slug])
        for number in range(5):
            wrong = f"{(int(code) + 1 + number) % 1_000_000:06}"
            assert client.post(address, {"code": wrong}).context["form"].errors["code"]
        assert client.post(address, {"code": code}).context["form"].errors["code"]
        assert not Mandate.objects.exists()

    def test_five_wrong_tries_end_it(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        for _number in range(5):
            with pytest.raises(refusals.CodeIsWrong):
                _take(cooperative, wrong, by=assistant)
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, code, by=assistant)
        assert not Mandate.objects.exists()

    def test_after_24_hours_it_is_over(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        offer = MandateOffer.objects.get()
        assert offer.until - timezone.now() <= timedelta(hours=24)
        MandateOffer.objects.update(until=timezone.now())
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, code, by=assistant)

    def test_new_one_ends_the_former(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        former = mandate_offers.make_code(cooperative, by=board, **named())
        code = mandate_offers.make_code(cooperative, by=board, **named())
        if former != code:
            with pytest.raises(refusals.CodeIsWrong):
                _take(cooperative, former, by=assistant)
        assert _take(cooperative, code, by=assistant)

    def test_code_of_somebody_who_left_the_board_gives_nothing(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        Membership.objects.update(ended_at=timezone.now(), ending=Membership.Ending.REMOVED)
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, code, by=assistant)

    def test_withdrawn_code_gives_nothing(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        mandate_offers.withdraw(MandateOffer.objects.get(), by=board)
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, code, by=assistant)

    def test_nobody_but_the_assistant_of_the_area_tries(
        self, cooperative: Organisation, board: Actor
    ) -> None:
        code = mandate_offers.make_code(cooperative, by=board, **named())
        for person in (PersonFactory(), AreaFactory(assistant=True).person, board.person):
            with pytest.raises(ActionNotPermitted):
                _take(cooperative, code, by=Actor(person))

    def test_cooperative_without_a_code_says_the_same(
        self, cooperative: Organisation, assistant: Actor
    ) -> None:
        with pytest.raises(refusals.CodeIsWrong):
            _take(cooperative, "123456", by=assistant)

    def test_what_the_assistant_had_asked_for_is_settled_by_it(
        self, cooperative: Organisation, board: Actor, assistant: Actor
    ) -> None:
        asked = mandates.ask(cooperative, by=assistant, **named())
        code = mandate_offers.make_code(cooperative, by=board, **named())
        given = _take(cooperative, code, by=assistant)
        assert Mandate.objects.get(pk=asked.pk).state == Mandate.State.CANCELLED
        assert list(Mandate.objects.open()) == [given]


class TestLetter:
    @staticmethod
    def _token() -> str:
        address = next(word for word in str(mail.outbox[-1].body).split() if "http" in word)
        return address.rstrip("/").rpartition("/")[2]

    @pytest.fixture
    def sent(self, cooperative: Organisation, board: Actor, assistant: Actor) -> str:
        mandate_offers.send_letter(
            cooperative, by=board, address=assistant.person.email.upper(), **named()
        )
        return self._token()

    def test_assistant_with_the_address_takes_it(
        self, cooperative: Organisation, assistant: Actor, sent: str
    ) -> None:
        mandate_offers.take_by_token(sent, by=assistant)
        assert user_may(assistant, cooperative, Scope.PROFILE)
        with pytest.raises(refusals.CodeIsWrong):
            mandate_offers.take_by_token(sent, by=assistant)

    def test_somebody_else_with_the_link_does_not(
        self, cooperative: Organisation, sent: str
    ) -> None:
        other = Actor(AreaFactory(assistant=True, region=cooperative.region).person)
        with pytest.raises(refusals.CodeIsWrong):
            mandate_offers.take_by_token(sent, by=other)

    def test_address_without_an_office_does_not(
        self, cooperative: Organisation, board: Actor
    ) -> None:
        person = PersonFactory()
        mandate_offers.send_letter(cooperative, by=board, address=person.email, **named())
        with pytest.raises(ActionNotPermitted):
            mandate_offers.take_by_token(self._token(), by=Actor(person))

    def test_unknown_address_is_written_to_all_the_same(
        self, cooperative: Organisation, board: Actor
    ) -> None:
        offer = mandate_offers.send_letter(
            cooperative, by=board, address="siapa@contoh.example", **named()
        )
        assert mail.outbox[-1].to == ["siapa@contoh.example"]
        assert offer.masked_address == "s…@contoh.example"


def test_contributor_offers_nothing(cooperative: Organisation) -> None:
    one = MembershipFactory(organisation=cooperative, role=Role.CONTRIBUTOR)
    with pytest.raises(ActionNotPermitted):
        mandate_offers.make_code(cooperative, by=Actor(one.person), **named())


def test_nobody_floods_an_address_or_everybody(cooperative: Organisation, board: Actor) -> None:
    def send(address: str) -> None:
        mandate_offers.send_letter(cooperative, by=board, address=address, **named())

    send("siapa@contoh.example")
    with pytest.raises(TooManyLetters):
        send("Siapa@contoh.example")
    for number in range(1, mandate_offers.MOST_LETTERS_A_DAY):
        send(f"orang{number}@contoh.example")
    with pytest.raises(TooManyLetters):
        send("lagi@contoh.example")
