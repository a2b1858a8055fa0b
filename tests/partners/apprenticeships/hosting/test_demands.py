"""What a host asks applications to enclose: written in its draft, read once it is published."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.access import ActionNotPermitted, Actor
from partners.apprenticeships.hosting.refusals import IsWaiting, TooManyDemands
from partners.apprenticeships.models import Offer
from partners.apprenticeships.models.parts import MOST_DEMANDS
from partners.apprenticeships.services import hosting, submitting
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory
from tests.partners.apprenticeships.hosting.conftest import (
    approve,
    fresh,
    of,
    seen,
    signed_in,
    text_of,
    words_of,
)

pytestmark = pytest.mark.django_db
HEALTH = {"what_id": "Surat sehat", "what_en": "Certificate of health", "is_required": True}
PHOTO = {"what_id": "Pasfoto", "what_en": "", "is_required": False}


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


def asked(offer: Offer) -> list[tuple[str, bool]]:
    return [(row.what_id, row.is_required) for row in words_of(offer).demands.all()]


def test_host_says_what_to_enclose_and_what_is_not_said_again_goes(
    draft: Offer, helper: Actor
) -> None:
    hosting.say_demands(draft, [HEALTH, PHOTO], by=helper)
    assert asked(draft) == [("Surat sehat", True), ("Pasfoto", False)]
    hosting.say_demands(fresh(draft), [PHOTO | {"is_required": True}], by=helper)
    assert asked(draft) == [("Pasfoto", True)]


def test_others_say_nothing_and_nobody_says_too_much(
    draft: Offer, helper: Actor, moderator: Any, stranger: Any
) -> None:
    other = MembershipFactory(organisation=OrganisationFactory()).person
    for person in (moderator, stranger, other):
        with pytest.raises(ActionNotPermitted):
            hosting.say_demands(draft, [HEALTH], by=Actor(person))
    many = [HEALTH | {"what_id": f"Surat {n}"} for n in range(MOST_DEMANDS + 1)]
    with pytest.raises(TooManyDemands):
        hosting.say_demands(draft, many, by=helper)
    with pytest.raises(ValidationError):
        hosting.say_demands(draft, [HEALTH | {"what_id": ""}], by=helper)
    assert asked(draft) == []


def test_change_waits_for_approval_and_moderators_compare_it(
    published: Offer, boss_of: Actor, moderator: Any
) -> None:
    hosting.say_demands(published, [HEALTH], by=boss_of)
    assert not fresh(published).demands.exists()
    office = signed_in(moderator)
    name = "wagtailsnippets_apprenticeships_offer:revisions_compare"
    assert "Surat sehat" in text_of(office, reverse(name, args=[published.pk, "live", "latest"]))
    submitting.submit(fresh(published), by=boss_of)
    with pytest.raises(IsWaiting):
        hosting.say_demands(fresh(published), [], by=boss_of)
    approve(fresh(published), moderator)
    assert fresh(published).demands.get().what_id == "Surat sehat"
    with translation.override("en"):
        page = text_of(Client(), published.get_absolute_url())
    assert "Certificate of health (required)" in page


def test_host_writes_it_in_a_form_and_nothing_typed_is_lost(draft: Offer, office: Client) -> None:
    typed = {"what_1": "Surat sehat", "kind_1": "required", "what_2": "surat SEHAT", "kind_2": ""}
    refused = office.post(of("demands", draft), seen(draft, **typed))
    assert set(refused.context["form"].errors) == {"what_2"}
    assert "surat SEHAT" in refused.content.decode()
    typed |= {"what_2": "Pasfoto", "kind_2": "welcome", "english_2": "Photo"}
    assert office.post(of("demands", draft), seen(draft, **typed)).status_code == 302
    assert asked(draft) == [("Surat sehat", True), ("Pasfoto", False)]
    page = text_of(office, of("offer", draft))
    assert "Surat sehat" in page
    assert 'value="Pasfoto"' in text_of(office, of("demands", draft))
    english = office.post(of("demands", draft), seen(draft, english_1="Certificate"))
    assert set(english.context["form"].errors) == {"what_1"}
