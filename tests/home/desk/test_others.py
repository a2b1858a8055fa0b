"""Wagtail's other forms: nobody is overwritten unseen, and nothing is made twice."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow
from wagtail.test.utils.form_data import querydict_from_html

from portal.users.models import User
from tests.factories.agreements import moderator
from tests.factories.home import HomePageFactory

pytestmark = pytest.mark.django_db
Typed = dict[str, Any]
JPEG = {"filename": "gambar.png"}


@pytest.fixture
def boss() -> Client:
    client = Client()
    client.force_login(moderator(is_superuser=True))
    return client


def image() -> Model:
    return get_image_model().objects.create(title="Awal", file=get_test_image_file(**JPEG))


def document() -> Model:
    return get_document_model().objects.create(title="Awal", file=ContentFile(b"%PDF-1.4", "a.pdf"))


def task() -> Model:
    made = GroupApprovalTask.objects.create(name="Awal")
    made.groups.add(Group.objects.first())
    return made


def site() -> Model:
    HomePageFactory()
    return Site.objects.get()


def flow() -> Model:
    made = Workflow.objects.create(name="Awal")
    made.workflow_tasks.create(task=task())
    return made


# What is changed: the record, the address of its form, the field.
EDITED = {
    "image": (image, "wagtailimages:edit", "title"),
    "document": (document, "wagtaildocs:edit", "title"),
    "redirect": (
        lambda: Redirect.objects.create(old_path="/awal", redirect_link="https://contoh.id/"),
        "wagtailredirects:edit",
        "redirect_link",
    ),
    "collection": (
        lambda: Collection.get_first_root_node().add_child(name="Awal"),
        "wagtailadmin_collections:edit",
        "name",
    ),
    "site": (site, "wagtailsites:edit", "site_name"),
    "group": (lambda: Group.objects.create(name="Awal"), "wagtailusers_groups:edit", "name"),
    "account": (
        lambda: User.objects.create_user("awal@contoh.id", "x", first_name="Awal"),
        "wagtailusers_users:edit",
        "first_name",
    ),
    "work flow": (flow, "wagtailadmin_workflows:edit", "name"),
}
WORDS = {"redirect_link": ("https://contoh.id/satu", "https://contoh.id/dua")}


def opened(client: Client, address: str) -> Typed:
    html = client.get(address).content.decode()
    sent = dict(querydict_from_html(html, form_id="w-editor-form").lists())
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize("kind", EDITED)
def test_second_of_two_is_told_side_by_side_and_then_decides(boss: Client, kind: str) -> None:
    make, name, field = EDITED[kind]
    record = make()
    address = reverse(name, args=[record.pk])
    typed = opened(boss, address)
    assert typed["seen_content"]
    first, second = WORDS.get(field, ("Oleh yang pertama", "Oleh yang kedua"))
    assert boss.post(address, {**typed, field: first}).status_code == 302
    told = boss.post(address, {**typed, field: second})
    assert told.status_code == 200
    assert first in said(told)
    assert second in said(told)
    assert told.context["form"][field].value() == second
    record.refresh_from_db()
    assert getattr(record, field) == first
    seen = dict(told.context["hidden"])["seen_content"]
    assert boss.post(address, {**typed, field: second, "seen_content": seen}).status_code == 302
    record.refresh_from_db()
    assert getattr(record, field) == second


@pytest.mark.parametrize("kind", sorted(EDITED.keys() - {"group", "work flow"}))
def test_second_tap_is_no_news(boss: Client, kind: str) -> None:
    make, name, field = EDITED[kind]
    address = reverse(name, args=[make().pk])
    words = WORDS.get(field, ("Oleh yang pertama",))[0]
    typed = {**opened(boss, address), field: words}
    assert [boss.post(address, typed).status_code for _ in range(2)] == [302, 302]


def test_groups_of_a_task_are_compared_by_their_names(boss: Client) -> None:
    record = task()
    address = reverse("wagtailadmin_workflows:edit_task", args=[record.pk])
    first, second = (Group.objects.create(name=name) for name in ("Pertama", "Kedua"))
    typed = opened(boss, address)
    assert boss.post(address, {**typed, "groups": [first.pk]}).status_code == 302
    told = boss.post(address, {**typed, "groups": [second.pk]})
    assert told.status_code == 200
    assert "<td>Pertama</td><td>Kedua</td>" in said(told)
    assert list(record.groups.all()) == [first]


def test_that_somebody_has_logged_in_is_no_news(boss: Client) -> None:
    person = User.objects.create_user("awal@contoh.id", "x", first_name="Awal")
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    typed = opened(boss, address)
    Client().force_login(person)
    assert boss.post(address, {**typed, "first_name": "Sri"}).status_code == 302


def test_permission_given_beside_the_fields_of_a_group_is_news(boss: Client) -> None:
    group, home = Group.objects.create(name="Awal"), HomePageFactory()
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    typed = opened(boss, address)
    group.page_permissions.create(
        page=home, permission=Permission.objects.get(codename="change_page")
    )
    assert boss.post(address, typed).status_code == 200
    assert group.page_permissions.count() == 1


def test_file_that_was_chosen_is_asked_for_again(boss: Client) -> None:
    record = document()
    address = reverse("wagtaildocs:edit", args=[record.pk])
    typed = opened(boss, address)
    boss.post(address, {**typed, "title": "Oleh yang pertama"})
    file = ContentFile(b"%PDF-1.5", "b.pdf")
    told = boss.post(address, {**typed, "title": "Oleh yang kedua", "file": file})
    assert "file" in told.context["form"].errors


def test_collection_that_is_sent_twice_is_made_once(boss: Client) -> None:
    address = reverse("wagtailadmin_collections:add")
    parent = Collection.get_first_root_node().pk
    typed = {**opened(boss, address), "name": "Baru", "parent": parent}
    answers = [boss.post(address, typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Collection.objects.filter(name="Baru").count() == 1


def test_task_of_a_work_flow_that_is_sent_twice_is_made_once(boss: Client) -> None:
    address = reverse("wagtailadmin_workflows:add_task", args=["wagtailcore", "groupapprovaltask"])
    typed = {**opened(boss, address), "name": "Baru", "groups": [Group.objects.first().pk]}
    for _ in range(2):
        assert boss.post(address, typed).status_code == 302
    assert GroupApprovalTask.objects.filter(name="Baru").count() == 1


def test_file_that_is_sent_twice_is_kept_once(boss: Client) -> None:
    address = reverse("wagtaildocs:add")
    typed = {**opened(boss, address), "title": "Baru"}
    for _ in range(2):
        file = ContentFile(b"%PDF-1.4", "baru.pdf")
        assert boss.post(address, {**typed, "file": file}).status_code == 302
    assert get_document_model().objects.filter(title="Baru").count() == 1


def test_refused_form_of_a_new_one_can_be_sent_again(boss: Client) -> None:
    address = reverse("wagtailadmin_collections:add")
    parent = Collection.get_first_root_node().pk
    typed = {**opened(boss, address), "name": "", "parent": parent}
    refused = boss.post(address, typed)
    again = {**typed, "name": "Baru", "once": dict(refused.context["hidden"])["once"]}
    assert boss.post(address, again).status_code == 302
