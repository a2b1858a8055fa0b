"""The admin saves a record when its writer says so: half a word never stands on the site."""

import re

import pytest
from django.contrib.admin.utils import quote
from django.test import Client
from django.urls import reverse
from wagtail.models import DraftStateMixin
from wagtail.snippets.models import get_snippet_models

from home.records import RecordViewSet
from tests.factories.agreements import AgreementFactory
from tests.factories.home import DatedFactFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
OURS = ("home", "partners", "knowledge")


def test_every_viewset_of_the_portal_is_a_record_viewset() -> None:
    models = [model for model in get_snippet_models() if model.__module__.startswith(OURS)]
    assert len(models) > 10
    for model in models:
        assert isinstance(model.snippet_viewset, RecordViewSet), model


def _saves_by_itself(page: str) -> bool:
    return re.search(r"data-w-autosave-interval-value", page) is not None


def test_new_record_is_saved_by_itself_only_where_it_is_a_draft(admin_client: Client) -> None:
    saved = set()
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        response = admin_client.get(reverse(viewset.get_url_name("add")), follow=True)
        if _saves_by_itself(response.content.decode()):
            saved.add(model.__name__)
            assert issubclass(model, DraftStateMixin)
    assert saved == {"Agreement", "Offer"}


@pytest.mark.parametrize("factory", [DatedFactFactory, OrganisationFactory, AgreementFactory])
def test_only_what_has_a_draft_is_saved_by_itself(admin_client: Client, factory: type) -> None:
    record = factory()
    address = reverse(record.snippet_viewset.get_url_name("edit"), args=[quote(record.pk)])
    page = admin_client.get(address).content.decode()
    assert _saves_by_itself(page) == isinstance(record, DraftStateMixin)
