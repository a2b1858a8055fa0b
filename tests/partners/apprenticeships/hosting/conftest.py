"""A partner with its people, what it writes, and moderation as the site has it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from home.access import Actor
from home.models import Competency
from partners.apprenticeships.hosting import drafts
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, submitting
from partners.membership.models import Role
from partners.organisations.models import Organisation
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def batch_words(**words: Any) -> dict[str, Any]:
    return {
        "starts_on": in_days(60),
        "ends_on": in_days(69),
        "apply_until": in_days(30),
        "seats": 12,
        "minimum": 4,
        "max_per_cooperative": 1,
        "reserve_3t": 2,
        "origins": [],
        **words,
    }


def moderation() -> Workflow:
    """As `setup` makes it."""
    workflow = Workflow.objects.create(name="Moderasi")
    task = GroupApprovalTask.objects.create(name="Moderasi")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Offer)
    WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    return workflow


def fresh(offer: Offer) -> Offer:
    return Offer.objects.get(pk=offer.pk)


def words_of(offer: Offer) -> Offer:
    return drafts.draft_of(fresh(offer))


@pytest.fixture
def workflow(db: None) -> Workflow:
    return moderation()


@pytest.fixture
def partner(db: None) -> Organisation:
    return OrganisationFactory(name="Sekolah Koperasi", slug="sekolah", acronym="SK", country="ID")


@pytest.fixture
def boss_of(partner: Organisation) -> Actor:
    """Represents the partner."""
    return Actor(MembershipFactory(organisation=partner).person)


@pytest.fixture
def helper(partner: Organisation) -> Actor:
    """Contributes to the partner's pages."""
    return Actor(MembershipFactory(organisation=partner, role=Role.CONTRIBUTOR).person)


@pytest.fixture
def learned(db: None) -> Competency:
    return CompetencyFactory()


@pytest.fixture
def said(learned: Competency) -> dict[str, Any]:
    """Enough for a moderator."""
    return {
        "title_id": "Belajar kasir",
        "summary_id": "Sepuluh hari di toko.",
        "region": RegencyFactory(),
        "competencies": [learned],
    }


@pytest.fixture
def draft(partner: Organisation, helper: Actor, said: dict[str, Any]) -> Offer:
    """Written by a contributor, with one batch."""
    offer = hosting.begin(partner, by=helper, **said)
    hosting.put_batch(offer, None, by=helper, **batch_words())
    return fresh(offer)


@pytest.fixture
def sent(draft: Offer, boss_of: Actor, workflow: Workflow) -> Offer:
    submitting.submit(draft, by=boss_of)
    return fresh(draft)


@pytest.fixture
def published(sent: Offer, moderator: Any) -> Offer:
    approve(sent, moderator)
    return fresh(sent)


def approve(offer: Offer, by: Any) -> None:
    offer.current_workflow_task_state.approve(user=by)


def send_back(offer: Offer, by: Any, why: str) -> None:
    offer.current_workflow_task_state.reject(user=by, comment=why)


@pytest.fixture(autouse=True)
def _on_commit(django_capture_on_commit_callbacks: Any) -> Iterator[None]:
    with django_capture_on_commit_callbacks(execute=False):
        yield
