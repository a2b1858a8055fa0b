"""The signed sheet: in force only after somebody else has looked at it."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from home.access import ActionNotPermitted, Actor
from home.uploads.refusals import ContentIsOther, EndingNotAccepted
from partners.membership.mandating import refusals
from partners.membership.mandating.rights import user_may_check_sheet
from partners.membership.models import Mandate, Scope
from partners.membership.permissions import user_may
from partners.membership.services import mandate_sheets, mandates
from partners.organisations.models import Organisation
from tests.factories.files import picture
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MandateFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


def a_photo(name: str = "lembar.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(kind))


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(region=RegencyFactory())


@pytest.fixture
def asked(cooperative: Organisation) -> Mandate:
    area = AreaFactory(assistant=True, region=cooperative.region)
    return MandateFactory(
        cooperative=cooperative, assistant=area.person, asked=True, scopes=[Scope.PROFILE]
    )


@pytest.fixture
def assistant(asked: Mandate) -> Actor:
    return Actor(asked.assistant)


@pytest.fixture
def pmo(cooperative: Organisation) -> Actor:
    return Actor(AreaFactory(region=cooperative.region).person)


def _handed_in(asked: Mandate, by: Actor) -> Any:
    return mandate_sheets.hand_in(asked, a_photo(), by=by, code=asked.sheet_code)


def test_sheet_gives_nothing_before_it_is_checked(
    cooperative: Organisation, asked: Mandate, assistant: Actor, pmo: Actor
) -> None:
    sheet = _handed_in(asked, assistant)
    assert not user_may(assistant, cooperative, Scope.PROFILE)
    mandate_sheets.accept(sheet, by=pmo)
    given = Mandate.objects.get(pk=asked.pk)
    assert (given.state, given.means) == (Mandate.State.GIVEN, Mandate.Means.SHEET)
    assert given.given_by == pmo.person
    assert user_may(assistant, cooperative, Scope.PROFILE)


def test_who_checks_a_sheet(
    cooperative: Organisation, asked: Mandate, assistant: Actor, pmo: Actor, moderator: Any
) -> None:
    _handed_in(asked, assistant)
    elsewhere = Actor(AreaFactory().person)
    assert [
        user_may_check_sheet(actor, asked)
        for actor in (assistant, pmo, elsewhere, Actor(moderator))
    ] == [False, True, False, True]
    board = Actor(MembershipFactory(organisation=cooperative).person)
    # The board has an account now: it says itself whether that is its signature.
    assert [user_may_check_sheet(actor, asked) for actor in (board, pmo, Actor(moderator))] == [
        True,
        False,
        True,
    ]


def test_nobody_checks_what_they_handed_in_or_their_own_mandate(
    cooperative: Organisation, asked: Mandate, assistant: Actor
) -> None:
    AreaFactory(region=cooperative.region, person=assistant.person)  # an assistant and PMO
    board = Actor(MembershipFactory(organisation=cooperative).person)
    sheet = _handed_in(asked, board)
    for actor in (assistant, board):
        with pytest.raises(ActionNotPermitted):
            mandate_sheets.accept(sheet, by=actor)


def test_sheet_of_another_request_is_refused(asked: Mandate, assistant: Actor) -> None:
    other = MandateFactory(asked=True)
    with pytest.raises(refusals.SheetIsOther):
        mandate_sheets.hand_in(asked, a_photo(), by=assistant, code=other.sheet_code)
    asked.ends_on = asked.begins_on
    assert asked.sheet_code != Mandate.objects.get(pk=asked.pk).sheet_code


def test_content_is_looked_at_not_the_name(asked: Mandate, assistant: Actor) -> None:
    code = asked.sheet_code
    for file, refusal in (
        (SimpleUploadedFile("lembar.jpg", b"<html>"), ContentIsOther),
        (SimpleUploadedFile("lembar.exe", b"MZ"), EndingNotAccepted),
    ):
        with pytest.raises(refusal):
            mandate_sheets.hand_in(asked, file, by=assistant, code=code)


def test_file_lies_in_private_storage_under_a_name_that_tells_nothing(
    asked: Mandate, assistant: Actor
) -> None:
    sheet = _handed_in(asked, assistant)
    path = Path(sheet.file.path)
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert sheet.file.name == f"mandates/{sheet.key}.jpg"


def test_better_photo_replaces_the_one_that_waits(asked: Mandate, assistant: Actor) -> None:
    first, second = _handed_in(asked, assistant), _handed_in(asked, assistant)
    assert list(asked.sheets.filter(checked_at=None)) == [second]
    assert first.pk != second.pk


def test_sheet_that_is_given_back_leaves_the_request_open(
    asked: Mandate, assistant: Actor, pmo: Actor
) -> None:
    sheet = _handed_in(asked, assistant)
    mandate_sheets.give_back(sheet, by=pmo, remark="Tanda tangan ketua belum ada")
    assert Mandate.objects.get(pk=asked.pk).is_asked
    with pytest.raises(refusals.SheetIsMissing):
        mandate_sheets.accept(sheet, by=pmo)
    assert _handed_in(asked, assistant)


def test_sheet_of_a_withdrawn_request_gives_nothing(
    asked: Mandate, assistant: Actor, pmo: Actor
) -> None:
    sheet = _handed_in(asked, assistant)
    mandates.cancel(asked, by=assistant)
    with pytest.raises(refusals.SheetIsMissing):
        mandate_sheets.accept(sheet, by=pmo)


def test_stranger_hands_in_nothing(asked: Mandate) -> None:
    other = Actor(AreaFactory(assistant=True).person)
    with pytest.raises(ActionNotPermitted):
        _handed_in(asked, other)
