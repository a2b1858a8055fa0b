"""No list of the admin fails, whatever it is filtered, searched and ordered by, and together."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from portal.users.models import User
from tests.factories import files
from tests.factories.home import StandardPageFactory
from tests.portal.access.lists import lists_of_admin, queries_of
from tests.portal.words.world import written_world

pytestmark = pytest.mark.django_db


def test_no_list_fails_by_its_filters_words_orders_and_pages_together() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("kuasa@simpul.test", "x"))
    failed, lists, asked = [], set(), 0
    for records in written_world():
        for address, context in lists_of_admin(records, client):
            lists.add(address)
            for query in queries_of(context):
                asked += 1
                client.cookies.pop("messages", None)
                answer = client.get(address, query)
                list(answer if answer.streaming else ())  # its file is closed at the end
                if answer.status_code >= 500:
                    failed.append((address, query))
    assert failed == []
    assert {"/admin/tools/", "/admin/documents/", "/admin/workflows/edit/1/"} <= lists
    assert asked > 1_000


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_uploads_are_searched_among_those_used_so_often(admin_client: Client, kind: str) -> None:
    model = get_image_model() if kind == "images" else get_document_model()
    once, never, other = (
        model.objects.create(title=title, file=ContentFile(files.picture(), f"{title}.png"))
        for title in ("Gudang satu", "Gudang nol", "Kas")
    )
    page = StandardPageFactory()
    for upload in (once, other):
        ReferenceIndex.objects.create(
            base_content_type=page.cached_content_type,
            content_type=page.cached_content_type,
            object_id=str(page.pk),
            to_content_type=ReferenceIndex._get_base_content_type(model),
            to_object_id=str(upload.pk),
            model_path=f"x{upload.pk}",
            content_path=f"x{upload.pk}",
            content_path_hash=ReferenceIndex._get_content_path_hash(f"x{upload.pk}"),
        )

    def found(**query: str) -> list[str]:
        answer = admin_client.get(f"/admin/{kind}/", {"q": "gudang", **query})
        assert answer.status_code == 200
        return sorted(row.title for row in answer.context["page_obj"])

    assert found() == [never.title, once.title]
    assert found(usage_count_min="1") == [once.title]
    assert found(usage_count_max="0") == [never.title]
    assert found(usage_count_min="1", usage_count_max="1", ordering="-title") == [once.title]
    assert found(usage_count_min="2") == []


@pytest.mark.parametrize("page", ["999", "x", "-1", ""])
def test_pages_of_a_workflow_are_shown_whatever_the_page(admin_client: Client, page: str) -> None:
    answer = admin_client.get("/admin/workflows/edit/1/", {"p": page})
    assert answer.status_code == 200
    assert answer.context["pages"].number == 1


def test_wagtails_page_that_fails_on_purpose_is_none(admin_client: Client) -> None:
    assert admin_client.get("/admin/failwhale/").status_code == 404
    assert Client().get("/admin/failwhale/").status_code == 302
