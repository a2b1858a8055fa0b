"""What is not ready is saved as a draft, and neither submitted nor published."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, Workflow, WorkflowContentType, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from partners.apprenticeships import readiness
from partners.apprenticeships.admin.hosts import host_chooser
from partners.apprenticeships.models import Offer
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.apprenticeships import OfferFactory
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
CHILDREN = ("batches", "days", "costs", "demands", "documents", "photos")


def _url(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_apprenticeships_offer:{name}", args=args)


def _form(host: Organisation | None = None, **values: object) -> dict[str, object]:
    fields = {
        "title_id": "Susu segar",
        "summary_id": "Belajar mengelola susu.",
        "mode": "on-site",
        "language": "id",
        "host": (host or CooperativeFactory(host=True)).pk,
        **{name: inline_formset([]) for name in CHILDREN},
        **values,
    }
    return nested_form_data(fields)


@pytest.fixture
def workflow(db: None) -> Workflow:
    """The one that offers go through, as the demo and every new site have it."""
    content_type = ContentType.objects.get_for_model(Offer)
    if found := WorkflowContentType.objects.filter(content_type=content_type).first():
        return found.workflow
    workflow = Workflow.objects.create(name="Moderasi")
    task = Task.objects.filter(active=True).first()
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=content_type, workflow=workflow)
    return workflow


@pytest.fixture
def in_moderation(workflow: Workflow, editor: User) -> Offer:
    """Nothing keeps an older version from standing in moderation without its region."""
    offer = OfferFactory(draft=True, region=None)
    offer.save_revision(user=editor)
    workflow.start(offer, editor)
    return offer


def _approve(client: Client, offer: Offer, name: str = "approve") -> Any:
    state = offer.current_workflow_task_state
    read = {"revision": offer.latest_revision_id}
    return client.post(_url("workflow_action", offer.pk, name, state.pk), read, follow=True)


class TestRules:
    def test_complete_offer_is_ready(self) -> None:
        readiness.check(OfferFactory())

    def test_online_offer_needs_no_region(self) -> None:
        readiness.check(OfferFactory(mode="online", region=None))

    def test_offer_on_site_without_a_region_is_not_published(self) -> None:
        draft = OfferFactory(draft=True, region=None)
        with pytest.raises(readiness.OfferIsNotReady) as refusal:
            draft.save_revision().publish()
        assert list(refusal.value.message_dict) == ["region"]
        draft.refresh_from_db()
        assert not draft.live

    def test_publishing_at_a_later_time_is_refused_at_once(self) -> None:
        tomorrow = timezone.now() + timedelta(days=1)
        draft = OfferFactory(draft=True, region=None, go_live_at=tomorrow)
        with pytest.raises(readiness.OfferIsNotReady):
            draft.save_revision().publish()

    @pytest.mark.parametrize(
        ("host", "may"),
        [
            (lambda: CooperativeFactory(host=True), True),
            (lambda: OrganisationFactory(kind="university"), True),
            (lambda: CooperativeFactory(), False),
            (lambda: CooperativeFactory(profile=None), False),
            (lambda: CooperativeFactory(host=True, hidden=True), False),
            (lambda: OrganisationFactory(hidden=True), False),
        ],
    )
    def test_partners_and_hosting_cooperatives_on_the_site_may_host(
        self, host: Any, may: bool
    ) -> None:
        organisation = host()
        assert Organisation.objects.get().can_host is may
        assert Organisation.objects.able_to_host().exists() is may
        assert ("host" in readiness.missing(mode="online", region=None, host=organisation)) != may


class TestForm:
    def test_draft_without_a_region_is_saved(self, client: Client, editor: User) -> None:
        client.force_login(editor)
        assert client.post(_url("add"), _form()).status_code == 302
        assert not Offer.objects.get().live

    @pytest.mark.parametrize("action", ["action-publish", "action-submit"])
    def test_region_is_asked_for_next_to_the_field_and_nothing_is_lost(
        self, client: Client, moderator: User, workflow: Workflow, action: str
    ) -> None:
        client.force_login(moderator)
        response = client.post(_url("add"), {**_form(address="Jalan Mawar"), action: "1"})
        assert list(response.context["form"].errors) == ["region"]
        assert "Jalan Mawar" in response.content.decode()
        assert not Offer.objects.exists()

    def test_published_offer_that_loses_its_region_is_refused(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        offer = OfferFactory()
        data = _form(offer.host, slug=offer.slug)
        assert client.post(_url("edit", offer.pk), data).status_code == 302
        response = client.post(_url("edit", offer.pk), {**data, "action-publish": "1"})
        assert list(response.context["form"].errors) == ["region"]

    def test_refused_form_is_mended_and_published_without_a_conflict(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        offer = OfferFactory()
        offer.save_revision(user=moderator)
        latest = offer.latest_revision
        seen = {
            "loaded_revision_id": latest.pk,
            "loaded_revision_created_at": latest.created_at.isoformat(),
            "action-publish": "1",
        }
        data = {**_form(offer.host, slug=offer.slug), **seen}
        response = client.post(_url("edit", offer.pk), data)
        assert list(response.context["form"].errors) == ["region"]
        assert f'name="loaded_revision_id" value="{latest.pk}"' in response.content.decode()
        assert Offer.objects.get(pk=offer.pk).latest_revision == latest
        mended = {**data, "region": RegencyFactory().pk}
        assert client.post(_url("edit", offer.pk), mended).status_code == 302

    @pytest.mark.parametrize("mode", ["online", "on-site"])
    @pytest.mark.parametrize("action", ["action-publish", "action-submit", "action-create"])
    def test_readiness_is_asked_once(
        self,
        client: Client,
        moderator: User,
        workflow: Workflow,
        monkeypatch: pytest.MonkeyPatch,
        action: str,
        mode: str,
    ) -> None:
        client.force_login(moderator)
        asked, missing = [], readiness.missing
        monkeypatch.setattr(readiness, "missing", lambda **of: asked.append(of) or missing(**of))
        client.post(_url("add"), {**_form(mode=mode), action: "1"})
        assert len(asked) == 1

    def test_nameless_draft_is_refused(self, client: Client, editor: User) -> None:
        client.force_login(editor)
        response = client.post(_url("add"), _form(title_id=""))
        assert list(response.context["form"].errors) == ["title_id"]

    def test_address_follows_from_the_title(self, client: Client, editor: User) -> None:
        client.force_login(editor)
        OfferFactory(slug="susu-segar")
        client.post(_url("add"), _form())
        assert Offer.objects.filter(slug="susu-segar-2").exists()

    def test_cooperative_that_does_not_host_is_neither_offered_nor_accepted(
        self, client: Client, editor: User
    ) -> None:
        client.force_login(editor)
        learner, host = CooperativeFactory(name="Baru"), CooperativeFactory(host=True, name="Lama")
        offered = client.get(reverse(host_chooser.get_url_name("choose_results")))
        assert "Lama" in offered.content.decode()
        assert "Baru" not in offered.content.decode()
        response = client.post(_url("add"), _form(learner))
        assert list(response.context["form"].errors) == ["host"]
        assert client.post(_url("add"), _form(host)).status_code == 302

    def test_form_leads_to_the_hosts(self, client: Client, editor: User) -> None:
        client.force_login(editor)
        page = client.get(_url("add")).content.decode()
        assert reverse(host_chooser.get_url_name("choose")) in page


class TestModeration:
    def test_approving_what_is_not_ready_says_why_and_keeps_it_in_moderation(
        self, client: Client, moderator: User, in_moderation: Offer
    ) -> None:
        client.force_login(moderator)
        response = _approve(client, in_moderation)
        said = [str(message) for message in response.context["messages"]]
        assert any("Sebutkan di wilayah mana" in text for text in said), said
        in_moderation.refresh_from_db()
        assert not in_moderation.live
        assert in_moderation.workflow_in_progress

    def test_approving_in_a_dialog_leads_to_the_form(
        self, client: Client, moderator: User, in_moderation: Offer
    ) -> None:
        client.force_login(moderator)
        state = in_moderation.current_workflow_task_state
        url = _url("workflow_action", in_moderation.pk, "approve", state.pk)
        read = {"revision": in_moderation.latest_revision_id}
        response = client.post(url, read, headers={"x-requested-with": "XMLHttpRequest"})
        assert json.loads(response.content)["redirect"] == _url("edit", in_moderation.pk)

    def test_approving_in_the_form_asks_for_the_region(
        self, client: Client, moderator: User, in_moderation: Offer
    ) -> None:
        client.force_login(moderator)
        data = _form(in_moderation.host, slug=in_moderation.slug)
        approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        response = client.post(_url("edit", in_moderation.pk), {**data, **approve})
        assert list(response.context["form"].errors) == ["region"]
        assert Offer.objects.get(pk=in_moderation.pk).workflow_in_progress

    def test_approving_with_the_region_filled_in_publishes(
        self, client: Client, moderator: User, in_moderation: Offer
    ) -> None:
        client.force_login(moderator)
        data = _form(in_moderation.host, slug=in_moderation.slug, region=RegencyFactory().pk)
        approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        client.post(_url("edit", in_moderation.pk), {**data, **approve})
        assert Offer.objects.get(pk=in_moderation.pk).live

    def test_what_is_not_ready_can_be_sent_back(
        self, client: Client, moderator: User, in_moderation: Offer
    ) -> None:
        client.force_login(moderator)
        data = _form(in_moderation.host, slug=in_moderation.slug)
        reject = {
            "action-workflow-action": "1",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "Perbaiki."}',
        }
        assert client.post(_url("edit", in_moderation.pk), {**data, **reject}).status_code == 302
        in_moderation.refresh_from_db()
        assert not in_moderation.workflow_in_progress


def test_what_is_not_ready_at_its_time_stays_a_draft_and_holds_nobody_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    past = timezone.now() - timedelta(minutes=1)
    waiting, ready = (OfferFactory(draft=True, go_live_at=past) for _ in range(2))
    for offer in (waiting, ready):
        offer.save_revision(approved_go_live_at=past)
    waiting.host.is_public = False
    waiting.host.save()
    call_command("publish_scheduled")
    assert Offer.objects.get(pk=ready.pk).live
    assert not Offer.objects.get(pk=waiting.pk).live
    assert "not published at its time" in caplog.text
    assert not waiting.revisions.filter(approved_go_live_at__isnull=False).exists()
