"""What staff alone see is kept by nobody: drafts, previews, comparisons, briefs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory, a_document
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def addresses() -> Iterator[str]:
    page = StandardPageFactory(parent=HomePageFactory(), title="Naskah")
    page.title = "Naskah kedua"
    revision = page.save_revision()
    agreement, offer = TwoPartyAgreementFactory(live=False), OfferFactory(draft=True)
    document = a_document(agreement, visibility="staff")
    yield reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    yield reverse("wagtailadmin_pages:edit", args=[page.pk])
    yield reverse("wagtailadmin_pages:history", args=[page.pk])
    yield reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision.pk])
    yield reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    yield f"/admin/api/main/pages/{page.pk}/"
    snippet = "wagtailsnippets_apprenticeships_offer"
    yield reverse(f"{snippet}:edit", args=[offer.pk])
    yield reverse("agreements_admin:manage", args=[agreement.pk])
    yield reverse("agreements_brief:agreement", args=[agreement.pk])
    yield reverse("agreements_brief:agreement_file", args=[agreement.pk, "pdf"])
    yield reverse("agreements_workspace:detail", args=[agreement.slug])
    yield reverse("agreements_workspace:document", args=[document.key])


def test_drafts_and_briefs_are_private(admin_client: Client) -> None:
    for address in addresses():
        answer: Any = admin_client.get(address)
        assert b"".join(answer) or answer.status_code == 200
        kept = set(answer.headers["Cache-Control"].split(", "))
        assert answer.status_code == 200, address
        assert {"private", "no-store"} <= kept, address
        assert not {"public", "s-maxage"} & {each.split("=")[0] for each in kept}, address


def previews(client: Client) -> Iterator[str]:
    """As the panel beside a form shows them, and in a tab of their own."""
    home = HomePageFactory()
    page = StandardPageFactory(parent=home, title="Naskah")
    offer = OfferFactory(draft=True)
    add = reverse("wagtailadmin_pages:preview_on_add", args=["home", "standardpage", home.pk])
    edit = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    snippet = reverse("wagtailsnippets_apprenticeships_offer:preview_on_edit", args=[offer.pk])
    sent = {"title": "Naskah", "slug": "naskah-2", "body-count": "0"}
    for address in (add, edit):
        assert client.post(address, sent).json()["is_available"]
    for address in (add, edit, snippet):
        yield from (address, f"{address}?in_preview_panel=true&mode=")


def test_previews_are_kept_by_nobody(admin_client: Client) -> None:
    for address in previews(admin_client):
        answer = admin_client.get(address)
        kept = set(answer.headers["Cache-Control"].split(", "))
        assert answer.status_code == 200, address
        assert {"private", "no-store"} <= kept, address
        assert not {"public", "s-maxage"} & {each.split("=")[0] for each in kept}, address
        assert "userbar" not in answer.content.decode(), address


def test_page_on_the_site_shows_staff_nothing_more(editor: User) -> None:
    """No bar for editors and no draft stands on a public address (it is the same for all)."""
    page = StandardPageFactory(parent=HomePageFactory(), title="Tentang kami")
    page.title = "Naskah rahasia"
    page.save_revision()
    client = Client()
    client.force_login(editor)
    told = client.get(page.url).content.decode()
    assert "Naskah rahasia" not in told
    assert "userbar" not in told
