"""Who decides is told at once of what an editor changed on the site: one letter, both wordings."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from home import audit
from home.access import Actor
from home.four_eyes.letters import CHANGES
from home.notices.models import Letter, Notice
from partners.agreements.services import commitments
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from portal.users.models import User
from tests.factories import files, people
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.glossary import TermFactory
from tests.factories.home import DatedFactFactory, SectorFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Organisation:
    return OrganisationFactory(name="Desjardins", website="https://lama.example/", is_public=True)


def _told(person: User) -> list[str]:
    rows = Notice.objects.filter(recipient=person, kind=CHANGES.code).order_by("pk")
    return [notice.occasion for notice in rows]


def _said(person: User) -> str:
    """What the letter says when it goes out; nothing when it is dropped."""
    notices = list(Notice.objects.filter(recipient=person, kind=CHANGES.code))
    messages = CHANGES.say(person, notices, date(2026, 11, 30)).words["messages"]
    return "\n".join(f"{one.subject}\n{one.text}\n{one.url}" for one in messages)


def test_both_wordings_stand_in_the_letter(
    partner: Organisation, editor: User, moderator: User, client: Client
) -> None:
    client.force_login(editor)
    url = reverse("wagtailsnippets_organisations_organisation:edit", args=[partner.pk])
    form = {
        "name": partner.name,
        "slug": partner.slug,
        "kind": partner.kind,
        "country": partner.country,
        "website": "https://baru.example/",
        "is_public": "on",
        "summary_id": partner.summary_id,
        "summary_en": partner.summary_en,
        "acronym": partner.acronym,
        "source": partner.source,
        "contact_email": "",
        "region": partner.region_id or "",
        "logo": "",
    }
    assert client.post(url, form).status_code == 302
    text = _said(moderator)
    assert "Desjardins" in text
    assert "https://lama.example/ → https://baru.example/" in text
    assert url in text
    assert _told(editor) == []


def test_moderator_is_not_told_of_what_moderators_do(
    partner: Organisation, moderator: User
) -> None:
    other = people.stranger("lain")
    other.groups.set(moderator.groups.all())
    organisations.update(partner, by=Actor(moderator), website="https://baru.example/")
    assert (_told(moderator), _told(other)) == ([], [])


def test_what_visitors_do_not_read_is_not_told(editor: User, moderator: User) -> None:
    hidden = OrganisationFactory(is_public=False)
    organisations.update(hidden, by=Actor(editor), website="https://baru.example/")
    organisations.create(by=Actor(editor), name="Baru", slug="baru", kind="alliance")
    assert _told(moderator) == []


@pytest.mark.parametrize("live", [True, False])
def test_promise_of_an_agreement_on_the_site_is_told(
    live: bool, editor: User, moderator: User
) -> None:
    agreement = TwoPartyAgreementFactory(live=live)
    commitments.record(agreement, by=Actor(editor), title_id="Pelatihan")
    assert len(_told(moderator)) == live


def test_words_of_a_draft_are_not_told(editor: User, moderator: User) -> None:
    agreement = TwoPartyAgreementFactory(live=True)
    revision = agreement.save_revision(user=editor)
    audit.record(agreement, audit.CHANGED, by=Actor(editor), revision=revision)
    assert _told(moderator) == []


@pytest.mark.parametrize("kind", ["fact", "sector", "term"])
def test_vocabulary_facts_and_terms_are_told(kind: str, editor: User, moderator: User) -> None:
    record: Any
    if kind == "fact":
        record = DatedFactFactory()
    elif kind == "sector":
        record = SectorFactory()
    else:
        record = TermFactory()
    audit.record(record, audit.CHANGED, by=Actor(editor))
    assert len(_told(moderator)) == 1


def test_picture_that_is_used_is_told(editor: User, moderator: User) -> None:
    file = ContentFile(files.picture(), name="logo.png")
    picture = get_image_model().objects.create(title="Logo", file=file, width=8, height=8)
    audit.record(picture, audit.CHANGED, by=Actor(editor))
    assert _told(moderator) == []
    ReferenceIndex.create_or_update_for_object(OrganisationFactory(logo=picture))
    audit.record(picture, audit.CHANGED, by=Actor(editor))
    assert len(_told(moderator)) == 1
    picture.delete()


def test_many_changes_are_one_letter(editor: User, moderator: User) -> None:
    facts = [DatedFactFactory() for _number in range(20)]
    deeds = [audit.Deed(fact, audit.CHANGED) for fact in facts]
    audit.record_many(deeds, by=Actor(editor))
    assert Letter.objects.filter(recipient=moderator, kind=CHANGES.code).count() == 1
    assert len(_told(moderator)) == 20


def test_changes_of_an_hour_are_two_letters_at_most(editor: User, moderator: User) -> None:
    """The first goes out at once, the second some minutes later with all the others."""
    for _number in range(5):
        audit.record(DatedFactFactory(), audit.CHANGED, by=Actor(editor))
    letters = Letter.objects.filter(recipient=moderator, kind=CHANGES.code).order_by("pk")
    assert [letter.notices.count() for letter in letters] == [1, 4]
    assert [letter.rung_at is None for letter in letters] == [False, True]


def test_who_decides_no_more_is_not_written_to(editor: User, moderator: User) -> None:
    audit.record(DatedFactFactory(), audit.CHANGED, by=Actor(editor))
    assert _said(moderator)
    moderator.groups.clear()
    assert _said(User.objects.get(pk=moderator.pk)) == ""
