"""The list of links that do not answer: who sees it, and what it says."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from home.links import places
from home.links.models import Address, Problem
from tests.factories import people
from tests.factories.home import DatedFactFactory

pytestmark = pytest.mark.django_db
URL = "https://contoh.id/<b>panduan</b>"


@pytest.fixture
def fact():
    one = DatedFactFactory(source_url=URL, label_id="Koperasi aktif")
    places.look_through()
    day = datetime.date(2026, 11, 2)
    Address.objects.filter(url=URL).update(
        failures=2,
        problem=Problem.GONE,
        status=404,
        first_failed_on=day,
        last_failed_on=day,
        checked_at=timezone.now(),
    )
    return one


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def test_staff_without_the_right_see_no_list(client, fact):
    person = people.stranger("sebagian")
    person.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(person)
    assert client.get(reverse("broken_links")).status_code == 302
    assert b"broken" not in client.get("/admin/").content


def test_list_says_where_it_stands_since_when_and_what_to_do(as_editor, fact):
    [row] = as_editor.get(reverse("broken_links")).context["object_list"]
    assert row["places"][0]["url"] == f"/admin/snippets/home/datedfact/edit/{fact.pk}/"
    assert "404" in row["why"]
    assert row["since"] == date_format(datetime.date(2026, 11, 2), "SHORT_DATE_FORMAT")
    assert row["to_do"]


def test_addresses_are_escaped(as_editor, fact):
    html = as_editor.get(reverse("broken_links")).content.decode()
    assert "<b>panduan</b>" not in html
    assert "&lt;b&gt;panduan" in html


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_list_goes_into_a_spreadsheet(as_editor, fact, ending):
    answer = as_editor.get(reverse("broken_links"), {"export": ending})
    assert answer.status_code == 200
    if ending == "csv":
        assert URL in answer.getvalue().decode()


def test_first_page_names_it(as_editor, fact):
    assert "contoh.id" in as_editor.get("/admin/").content.decode()


@pytest.mark.parametrize("state", ["moved", "closed", "\x00", "x" * 5_000])
def test_other_states_and_odd_ones_are_answered(as_editor, fact, state):
    Address.objects.create(url="https://lama.id/", leads_to="https://baru.id/")
    Address.objects.create(url="https://tertutup.id/", problem=Problem.ROBOTS)
    answer = as_editor.get(reverse("broken_links"), {"state": state})
    assert answer.status_code == 200
    shown = [row["shown"]["text"] for row in answer.context["object_list"]]
    expected = {"moved": ["https://lama.id/"], "closed": ["https://tertutup.id/"]}
    assert shown == expected.get(state, shown)


def test_who_may_not_edit_the_record_gets_no_link_to_its_form(client, fact):
    person = people.stranger("pembaca")
    rights = Permission.objects.filter(codename__in=("access_admin", "view_address"))
    person.user_permissions.set(rights)
    client.force_login(person)
    [row] = client.get(reverse("broken_links")).context["object_list"]
    assert row["places"][0]["url"] == ""
