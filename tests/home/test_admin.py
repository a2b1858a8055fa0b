"""The admin screens open, answer to search and filters, and tell what needs attention."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import Sector, StandardPage
from home.panels import facts_past_review, stale_translations, waiting_for_review
from home.translation.publishing import publish_translation
from portal.users.models import User
from tests.factories.home import DatedFactFactory, RegencyFactory, SectorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "model",
    ["sector", "competency", "challenge", "businessunit", "stage", "region", "datedfact"],
)
def test_editor_opens_every_list(at_desk: Client, model: str) -> None:
    assert at_desk.get(f"/admin/snippets/home/{model}/").status_code == 200


def test_region_is_found_by_name_and_only_its_tier_can_change(at_desk: Client) -> None:
    region = RegencyFactory(name="Kabupaten Cilacap")
    RegencyFactory(name="Kota Tegal")
    page = at_desk.get("/admin/snippets/home/region/", {"q": "cilacap"}).content.decode()
    assert "Cilacap" in page
    assert "Tegal" not in page
    at_desk.post(
        f"/admin/snippets/home/region/edit/{region.pk}/",
        {
            "tier_3t": "2",
            "source_3t": "Perpres 1/2030",
            "as_of_3t": "2030-01-31",
            "name": "Lain",
        },
    )
    region.refresh_from_db()
    assert (region.tier_3t, region.name) == (2, "Kabupaten Cilacap")


def test_fact_past_its_review_date_is_amber_in_words(at_desk: Client) -> None:
    DatedFactFactory(past_review=True)
    assert 'class="past-review"' in at_desk.get("/admin/snippets/home/datedfact/").content.decode()


def test_term_cannot_be_deleted_by_an_editor(at_desk: Client) -> None:
    sector = SectorFactory()
    at_desk.post(f"/admin/snippets/home/sector/delete/{sector.pk}/")
    assert Sector.objects.filter(pk=sector.pk).exists()


def test_dashboard_lists_facts_and_translations_that_need_work(
    at_desk: Client, editor: User, about: StandardPage
) -> None:
    DatedFactFactory(past_review=True)
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    publish_translation(about, "en", {"title": "About"})
    assert [item.label for item in stale_translations(editor)] == ["About"]
    assert len(facts_past_review(editor)) == 1
    page = at_desk.get("/admin/").content.decode()
    assert "needs-me-today" in page
    assert "About" in page


def test_page_in_moderation_waits_for_moderators_only(
    about: StandardPage, editor: User, moderator: User
) -> None:
    about.title = "Tentang kami"
    about.save_revision(user=editor)
    about.get_workflow().start(about, editor)
    items = waiting_for_review(moderator)
    assert [item.label for item in items] == ["Tentang kami"]
    assert "Editor" in str(items[0].note)
    assert waiting_for_review(editor) == []


def test_dashboard_costs_the_same_for_many_translations(
    about: StandardPage, editor: User, django_assert_max_num_queries: Any
) -> None:
    publish_translation(about.get_parent(), "en", {"title": "Home", "lead": "Tools."})
    with django_assert_max_num_queries(30):
        stale_translations(editor)


def test_saving_by_itself_takes_no_decision(
    client: Client, editor: User, moderator: User, about: StandardPage
) -> None:
    about.save_revision()
    about.get_workflow().start(about, editor)
    client.force_login(moderator)
    decision = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    address = reverse("wagtailadmin_pages:edit", args=[about.pk])
    response = client.post(address, decision, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert response.json()["error_code"] == "decision_under_way"
    assert about.workflow_in_progress
