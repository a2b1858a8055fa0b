"""Forms of the admin and of the workspace take no marks that nobody sees, whoever wrote them."""

from typing import Any

import pytest
from django.db.models import Model
from django.http import QueryDict
from django.test import Client, RequestFactory
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Collection
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import StringTranslation

from home.translation.links import on_text_translated
from portal.unseen_marks import UnseenMarksMiddleware, seen
from portal.users.models import User
from tests.factories.agreements import AgreementFactory
from tests.factories.glossary import TermFactory
from tests.factories.home import DatedFactFactory, SectorFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory
from tests.factories.organisations import OrganisationFactory

TYPED, SEEN = "Susu \u202esegar\u202c\u200b dari desa\x1b", "Susu segar dari desa"


def a_collection() -> Collection:
    return Collection.get_first_root_node().add_child(name="Map")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "field"),
    [
        (SectorFactory, "name_id"),
        (OrganisationFactory, "name"),
        (AgreementFactory, "title_id"),
        (DatedFactFactory, "label_id"),
        (TermFactory, "name_id"),
        (DocumentFactory, "title"),
        (StandardPageFactory, "title"),
        (StandardPageFactory, "seo_title"),
        (a_collection, "name"),
    ],
    ids=lambda given: given if isinstance(given, str) else given.__name__,
)
def test_a_title_is_kept_as_it_is_seen(
    admin_client: Client, admin_user: User, make: Any, field: str
) -> None:
    record: Model = make()
    address = AdminURLFinder(admin_user).get_edit_url(record)
    page = admin_client.get(address).content.decode()
    sent = next(
        data
        for index in range(page.count("<form"))
        if field in (data := querydict_from_html(page, form_index=index))
    )
    sent[field] = TYPED
    sent.setdefault("body-count", "0")  # which the page's script counts
    answer = admin_client.post(address, {**dict(sent.lists()), "action-publish": "1"})
    assert answer.status_code == 302
    record.refresh_from_db()
    latest = getattr(record, "latest_revision", None)
    kept = latest.as_object() if latest else record
    assert getattr(kept, field) == SEEN


def test_a_word_of_a_translation_is_kept_as_it_is_seen() -> None:
    """Its editor sends no form."""
    translation = StringTranslation(data=TYPED)
    on_text_translated(instance=translation)
    assert translation.data == SEEN


@pytest.mark.parametrize(
    ("path", "title"),
    [("/admin/pages/1/edit/", SEEN), ("/id/ruang/a/", SEEN), ("/id/akun/signup/", TYPED)],
)
def test_it_is_so_in_the_admin_and_in_the_workspace(path: str, title: str) -> None:
    request = RequestFactory().post(path, {"title": TYPED, "new_password": TYPED, "kas": "kas"})
    UnseenMarksMiddleware(lambda request: None).process_view(request, None, (), {})
    assert request.POST["title"] == title
    assert request.POST["new_password"] == TYPED
    assert request.POST["kas"] == "kas"
    with pytest.raises(AttributeError):
        request.POST["kas"] = "x"


def test_all_values_of_a_field_are_looked_at() -> None:
    sent = QueryDict(mutable=True)
    sent.setlist("a", ["satu", TYPED, "tiga"])
    assert seen(sent).getlist("a") == ["satu", SEEN, "tiga"]
    assert seen(QueryDict("a=1&a=2")).getlist("a") == ["1", "2"]
