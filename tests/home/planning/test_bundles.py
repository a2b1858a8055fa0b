"""Drafts of any kind are released together: all of them or none."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.access import ActionNotPermitted, Actor
from home.desk.refusals import HasChangedSince
from home.planning.admin.bundles import not_released
from home.planning.models import Bundle, BundleItem
from home.planning.refusals import (
    BundleNameMissing,
    DayIsPast,
    IsReleased,
    NothingNew,
    NothingToRelease,
    NotReady,
)
from home.planning.services import bundles
from portal.duties import DUTIES
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import OfferFactory
from tests.factories.knowledge import ToolPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafts(editor: User) -> list[Any]:
    found = [
        ToolPageFactory(title="Alat baru", live=False),
        TwoPartyAgreementFactory(title_id="Nota baru", draft=True),
        OfferFactory(title_id="Penawaran baru", draft=True),
    ]
    for record in found:
        record.save_revision(user=editor)
    return found


@pytest.fixture
def boss(moderator: User) -> Actor:
    return Actor(moderator)


@pytest.fixture
def bundle(drafts: list[Any], boss: Actor) -> Bundle:
    first = bundles.put_in(drafts[0], None, by=boss, name="Penandatanganan").bundle
    for record in drafts[1:]:
        bundles.put_in(record, first, by=boss)
    return Bundle.objects.get()


def _live(records: list[Any]) -> list[bool]:
    return [type(one)._default_manager.get(pk=one.pk).live for one in records]


def test_all_kinds_go_onto_the_site_at_once(bundle: Bundle, drafts: list[Any], boss: Actor) -> None:
    bundles.release(bundle, by=boss)
    assert _live(drafts) == [True, True, True]
    bundle.refresh_from_db()
    assert bundle.released_at is not None
    with pytest.raises(IsReleased):
        bundles.release(bundle, by=boss)


def test_newer_version_of_one_holds_all_back_until_it_is_put_in_again(
    bundle: Bundle, drafts: list[Any], editor: User, boss: Actor
) -> None:
    newer = drafts[0].get_latest_revision_as_object()
    newer.title = "Diubah kemudian"
    newer.save_revision(user=editor)
    with pytest.raises(NotReady) as refusal:
        bundles.release(bundle, by=boss)
    assert "Alat baru" in refusal.value.lines()[0]
    assert _live(drafts) == [False, False, False]
    bundles.put_in(type(drafts[0]).objects.get(), bundle, by=boss)
    bundles.release(Bundle.objects.get(), by=boss)
    assert _live(drafts) == [True, True, True]
    assert type(drafts[0]).objects.get().title == "Diubah kemudian"


def test_one_that_is_not_ready_holds_all_back(
    bundle: Bundle, drafts: list[Any], boss: Actor
) -> None:
    offer = drafts[2]
    offer.host.is_public = False  # nobody would see its offer
    offer.host.save()
    for at in (None, timezone.now() + timedelta(days=1)):
        with pytest.raises(NotReady) as refusal:
            bundles.release(Bundle.objects.get(), by=boss, at=at)
        assert any("Penawaran baru" in line for line in refusal.value.lines())
        assert _live(drafts) == [False, False, False]
    assert Bundle.objects.get().release_at is None


def test_one_with_a_day_of_its_own_holds_all_back(
    bundle: Bundle, drafts: list[Any], boss: Actor
) -> None:
    agreement = drafts[1]
    agreement.go_live_at = timezone.now() + timedelta(days=3)
    agreement.save_revision()
    bundles.put_in(agreement, bundle, by=boss)
    with pytest.raises(NotReady):
        bundles.release(Bundle.objects.get(), by=boss)
    assert _live(drafts) == [False, False, False]


def test_what_is_gone_holds_all_back(bundle: Bundle, drafts: list[Any], boss: Actor) -> None:
    drafts[0].delete()
    with pytest.raises(NotReady) as refusal:
        bundles.release(bundle, by=boss)
    assert "Alat baru" in refusal.value.lines()[0]
    item = BundleItem.objects.get(title="Alat baru")
    bundles.take_out(item, by=boss)
    bundles.release(Bundle.objects.get(), by=boss)
    assert _live(drafts[1:]) == [True, True]


def test_who_may_not_publish_gathers_nothing(
    bundle: Bundle, drafts: list[Any], editor: User
) -> None:
    for act in (
        lambda: bundles.put_in(drafts[0], bundle, by=Actor(editor)),
        lambda: bundles.take_out(bundle.items.first(), by=Actor(editor)),
        lambda: bundles.release(bundle, by=Actor(editor)),
    ):
        with pytest.raises(ActionNotPermitted):
            act()


def test_who_may_publish_only_some_of_it_releases_nothing(
    bundle: Bundle, drafts: list[Any], moderator: User
) -> None:
    for group in moderator.groups.all():
        group.page_permissions.filter(permission__codename="publish_page").delete()
    with pytest.raises(NotReady):
        bundles.release(bundle, by=Actor(User.objects.get(pk=moderator.pk)))
    assert _live(drafts) == [False, False, False]


def test_planned_bundle_is_released_by_the_duty(
    bundle: Bundle, drafts: list[Any], boss: Actor
) -> None:
    bundles.release(bundle, by=boss, at=timezone.now() + timedelta(hours=2))
    call_command("release_bundles", verbosity=0)
    assert _live(drafts) == [False, False, False]
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        call_command("release_bundles", verbosity=0)
    assert _live(drafts) == [True, True, True]
    assert "release_bundles" in {duty.command for duty in DUTIES}


def test_planned_bundle_whose_planner_lost_the_right_stays_and_says_so(
    bundle: Bundle, drafts: list[Any], moderator: User, admin_user: User
) -> None:
    bundles.release(bundle, by=Actor(moderator), at=timezone.now() + timedelta(hours=2))
    moderator.groups.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        call_command("release_bundles", verbosity=0)
    assert _live(drafts) == [False, False, False]
    (item,) = not_released(admin_user)
    assert item.is_urgent
    assert item.note


def test_planned_bundle_that_changed_stays_and_says_why(
    bundle: Bundle, drafts: list[Any], boss: Actor
) -> None:
    bundles.release(bundle, by=boss, at=timezone.now() + timedelta(hours=2))
    drafts[1].save_revision()
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        call_command("release_bundles", verbosity=0)
        call_command("release_bundles", verbosity=0)
    assert _live(drafts) == [False, False, False]
    assert "Nota baru" in Bundle.objects.get().problem


def test_what_is_planned_lies_ahead(bundle: Bundle, boss: Actor) -> None:
    with pytest.raises(DayIsPast):
        bundles.release(bundle, by=boss, at=timezone.now() - timedelta(minutes=1))


def test_empty_bundle_and_nameless_one_are_refused(drafts: list[Any], boss: Actor) -> None:
    with pytest.raises(BundleNameMissing):
        bundles.put_in(drafts[0], None, by=boss, name="  ")
    with pytest.raises(NothingToRelease):
        bundles.release(Bundle.objects.create(name="Kosong"), by=boss)


def test_what_readers_see_already_is_no_draft(boss: Actor) -> None:
    tool = ToolPageFactory()
    with pytest.raises(NothingNew):
        bundles.put_in(tool, None, by=boss, name="Apa saja")


def test_who_releases_has_seen_the_bundle_as_it_is(
    bundle: Bundle, drafts: list[Any], boss: Actor
) -> None:
    with pytest.raises(HasChangedSince):
        bundles.release(bundle, by=boss, seen="2020-01-01T00:00:00+00:00")
    assert _live(drafts) == [False, False, False]


def test_pages_lead_from_a_draft_to_its_release(
    client: Client, drafts: list[Any], moderator: User
) -> None:
    client.force_login(moderator)
    for record, label in zip(
        drafts, ("wagtailcore.page", "agreements.agreement", "apprenticeships.offer"), strict=True
    ):
        put = reverse("planning:put_in", args=[*label.split("."), record.pk])
        assert client.get(put).status_code == 200
        chosen = Bundle.objects.first()
        said = {"bundle": chosen.pk} if chosen else {"name": "Hari besar"}
        assert client.post(put, said).status_code == 302
    bundle = Bundle.objects.get()
    page = client.get(reverse("planning:bundle", args=[bundle.pk])).content.decode()
    assert page.count("siap") >= 3
    assert "Hari besar" in client.get(reverse("planning:bundles")).content.decode()
    drafts[0].save_revision()
    release = reverse("planning:release", args=[bundle.pk])
    seen = client.get(release).context["form"]["seen"].value()
    refused = client.post(release, {"seen": seen})
    assert refused.status_code == 200
    assert "versi yang lebih baru" in refused.content.decode()
    assert _live(drafts) == [False, False, False]


def test_form_of_a_draft_leads_there(client: Client, drafts: list[Any], moderator: User) -> None:
    client.force_login(moderator)
    for record, label in zip(drafts, ("wagtailcore/page", "agreements/agreement"), strict=False):
        edit = (
            reverse("wagtailadmin_pages:edit", args=[record.pk])
            if label == "wagtailcore/page"
            else reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
        )
        html = client.get(edit).content.decode()
        assert f"/planning/put/{label}/{record.pk}/" in html
        assert f"/planning/review/{label}/{record.pk}/" in html


@pytest.mark.parametrize("address", ["home/sector/1", "no/thing/1", "wagtailcore/page/999999"])
def test_what_has_no_drafts_is_not_found(client: Client, moderator: User, address: str) -> None:
    client.force_login(moderator)
    assert client.get(f"/admin/planning/put/{address}/").status_code == 404
