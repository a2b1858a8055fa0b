"""Wagtail's own form of a record that somebody else has saved since it was opened."""

import re
from typing import Any

import pytest
from django.contrib.admin.utils import quote
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from home.desk.editing import NewerVersionFirst, content_of
from home.desk.views import ActView
from home.models import Sector, SiteSettings
from home.records import RecordViewSet
from knowledge.glossary.models import Term
from tests.factories.agreements import TwoPartyAgreementFactory, moderator
from tests.factories.apprenticeships import OfferFactory
from tests.factories.glossary import TermFactory
from tests.factories.home import SectorFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import CooperativeProfileFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'name="seen_content" value="(\w+)"')


@pytest.fixture
def people() -> list[Client]:
    found = [Client(), Client()]
    for number, client in enumerate(found):
        client.force_login(moderator(first_name=f"Orang {number}", is_superuser=True))
    return found


def _address(record: Model) -> str:
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    if isinstance(record, SiteSettings):
        return reverse("wagtailsettings:edit", args=["home", "sitesettings", record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[quote(record.pk)])


def _opened(client: Client, record: Model) -> dict[str, str]:
    """What the form would send as it stands."""
    page = client.get(_address(record))
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    for formset in getattr(form, "formsets", {}).values():
        values |= {field.html_name: field.value() for field in formset.management_form}
    sent = {name: "" if value is None else value for name, value in values.items()}
    if found := HIDDEN.search(page.content.decode()):
        sent["seen_content"] = found[1]
    return {name: value for name, value in sent.items() if value is not False}


def _sent(page: Any) -> QueryDict:
    """What a browser sends of a page's form as it stands."""
    sent = querydict_from_html(page.content.decode(), form_id="page-edit-form")
    sent["body-count"] = "0"  # what the script of the form adds
    return sent


RECORDS = {
    "term": (TermFactory, "meaning_id", "meaning_en"),
    "sector": (SectorFactory, "name_id", "name_en"),
    "organisation without a version": (OrganisationFactory, "summary_id", "summary_en"),
    "profile of a cooperative": (CooperativeProfileFactory, "figure_id", "figure_en"),
    "settings of the site": (SiteSettings.load, "footer_id", "footer_en"),
}


@pytest.mark.parametrize(("factory", "first", "second"), RECORDS.values(), ids=RECORDS)
def test_second_is_told_and_nothing_is_lost(
    people: list[Client], factory: type, first: str, second: str
) -> None:
    record = factory()
    mine, theirs = people
    forms = [_opened(client, record) for client in people]
    assert theirs.post(_address(record), forms[1] | {first: "Dari orang lain"}).status_code == 302
    page = mine.post(_address(record), forms[0] | {second: "From me"})
    record.refresh_from_db()
    assert getattr(record, first) == "Dari orang lain"
    assert "Dari orang lain" in page.content.decode()
    assert page.context["form"][second].value() == "From me"
    # Sending again is a decision: over both versions, which the page has shown.
    [seen] = HIDDEN.findall(page.content.decode())
    again = forms[0] | {second: "From me", "seen_content": seen}
    if latest := getattr(record, "latest_revision", None):
        again |= {
            "loaded_revision_id": latest.pk,
            "loaded_revision_created_at": latest.created_at.isoformat(),
        }
    assert mine.post(_address(record), again).status_code == 302
    record.refresh_from_db()
    assert getattr(record, second) == "From me"


@pytest.mark.parametrize("factory", [TwoPartyAgreementFactory, OfferFactory])
def test_record_without_a_version_is_seen_as_it_is(factory: type) -> None:
    """Also where it notes by itself when it was written: an import leaves no versions."""
    record = factory()
    stored = type(record).objects.get(pk=record.pk)
    assert content_of(stored) == content_of(type(record).objects.get(pk=record.pk))
    stored.title_id = "Judul lain"
    assert content_of(stored) != content_of(type(record).objects.get(pk=record.pk))


@pytest.mark.parametrize("has_version", [True, False])
def test_second_editor_of_a_page_is_told_and_nothing_is_lost(
    people: list[Client], has_version: bool
) -> None:
    page = ToolPageFactory(title="Buku kas")
    if has_version:
        page.save_revision()
    mine, theirs = people
    forms = [_sent(client.get(_address(page))) for client in people]
    for form, title in zip(forms, ("From me", "Dari orang lain"), strict=True):
        form["title"] = title
    theirs.post(_address(page), forms[1])
    told = mine.post(_address(page), forms[0])
    rows = [(row.theirs, row.mine) for row in told.context["conflict"].differences]
    assert rows == [("Dari orang lain", "From me")]
    assert "<td>Dari orang lain</td><td>From me</td>" in told.content.decode()
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Dari orang lain"
    again = _sent(told)
    assert again["title"] == "From me"
    assert mine.post(_address(page), again).status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "From me"


def test_second_tap_of_the_same_person_is_no_conflict(people: list[Client]) -> None:
    term = TermFactory()
    form = _opened(people[0], term) | {"meaning_en": "Once"}
    answers = [people[0].post(_address(term), form).status_code for _ in range(2)]
    assert answers == [302, 302]


def test_refused_form_still_knows_what_was_seen(people: list[Client]) -> None:
    term = TermFactory()
    form = _opened(people[0], term)
    page = people[0].post(_address(term), form | {"name_id": ""})
    assert HIDDEN.findall(page.content.decode()) == [form["seen_content"]]
    Term.objects.filter(pk=term.pk).update(meaning_en="Meanwhile")
    answer = people[0].post(_address(term), form | {"meaning_id": "Uang"})
    assert answer.status_code == 200


def test_every_record_of_the_portal_is_guarded() -> None:
    viewsets = [model.snippet_viewset for model in get_snippet_models()]
    ours = [viewset for viewset in viewsets if isinstance(viewset, RecordViewSet)]
    assert Sector in {viewset.model for viewset in ours}
    for viewset in ours:
        assert issubclass(viewset.edit_view.view_class, (NewerVersionFirst, ActView)), viewset.model
