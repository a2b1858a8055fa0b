"""The lists of staff: who sees them, what they say, and what becomes of an address."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from home.four_eyes.letters import CHANGES
from home.models import StandardPage
from home.notices.models import Notice
from home.visits import counting, weeks, writing
from home.visits.admin.views import ViewsView
from home.visits.models import Missed, Viewed, type_key
from tests.factories import people
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.home.visits.acts import a_missed

pytestmark = pytest.mark.django_db
LISTS = ("missing", "views_by_week")


@pytest.fixture
def page():
    return StandardPageFactory(parent=HomePageFactory(), slug="tentang", title="Tentang =kami")


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def with_rights(*rights):
    user = people.stranger("sebagian")
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


@pytest.mark.parametrize("name", LISTS)
def test_staff_without_the_right_see_no_list(client, name):
    client.force_login(with_rights("access_admin"))
    assert client.get(reverse(name)).status_code == 302
    front = client.get("/admin/")
    assert front.status_code == 200
    assert b"viewed-this-week" not in front.content


@pytest.mark.parametrize("name", ["missing_send", "missing_dismiss"])
def test_who_may_only_look_settles_nothing(client, name):
    client.force_login(with_rights("access_admin", "view_missed"))
    row = a_missed()
    answer = client.post(reverse(name, args=[row.pk]), {"address": "/id/"})
    assert (answer.status_code, answer.url) == (302, "/admin/")
    assert Missed.objects.filter(dismissed_at=None).exists()
    assert not Redirect.objects.exists()


def test_list_shows_what_is_asked_for_often_wherever_it_was(as_editor):
    a_missed("/id/sering/", times=3)
    a_missed("/id/jarang/", times=2)
    a_missed("/id/dari-kita/", "/id/tentang/", times=2)
    a_missed("/id/dari-kita/", times=1)
    a_missed("/id/sekali/", "/id/tentang/", times=1)
    said = as_editor.get(reverse("missing")).content.decode()
    assert "/id/sering/" in said
    assert "/id/jarang/" not in said
    assert "/id/sekali/" not in said
    assert '<a href="/id/tentang/">/id/tentang/</a>' in said


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_go_into_spreadsheets(as_editor, page, name, ending):
    a_missed("/id/lama/", "/id/tentang/")
    counting.viewed("/id/tentang/", 7)
    writing.write()
    answer = as_editor.get(reverse(name), {"export": ending})
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if ending == "csv":
        assert (b"/id/lama/,3," if name == "missing" else b"Tentang =kami") in body


def test_an_address_leads_on_to_a_page(as_editor, page, editor):
    row = a_missed("/id/%E2%80%AElama/", times=2)
    a_missed("/id/%E2%80%AElama/", "/id/", times=2)
    answer = as_editor.post(reverse("missing_send", args=[row.pk]), {"page": page.pk})
    assert answer.url == reverse("missing")
    assert not Missed.objects.exists()
    led = as_editor.get("/id/%E2%80%AElama/")
    assert (led.status_code, led.url) == (302, page.url)
    assert ModelLogEntry.objects.get(user=editor).data == {"leads_to": page.url}


def test_moderators_are_told_of_a_redirect_that_an_editor_made(as_editor, page, moderator):
    as_editor.post(reverse("missing_send", args=[a_missed().pk]), {"page": page.pk})
    [notice] = Notice.objects.filter(recipient=moderator, kind=CHANGES.code)
    [message] = CHANGES.say(moderator, [notice], timezone.localdate()).words["messages"]
    assert "/id/lama" in message.subject


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "page"),
        ({"address": "https://lain.example/"}, "address"),
        ({"address": "//lain.example/"}, "address"),
        ({"address": "/\\lain.example/"}, "address"),
        ({"address": "/id/\u202ex/"}, "address"),
        ({"address": "/id/lama/"}, "address"),
        ({"address": "/id/lama/?lagi=1"}, "address"),
        ({"address": "/id/juga-tidak-ada/"}, "address"),
        ({"address": "/id/" + "a" * 5_000}, "address"),
    ],
)
def test_goals_outside_or_none_are_refused_beside_the_field(as_editor, typed, field):
    row = a_missed()
    answer = as_editor.post(reverse("missing_send", args=[row.pk]), typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert not Redirect.objects.exists()


def test_a_page_that_is_not_published_is_no_goal(as_editor, page):
    draft = StandardPageFactory(parent=page.get_parent(), live=False)
    answer = as_editor.post(reverse("missing_send", args=[a_missed().pk]), {"page": draft.pk})
    assert answer.context["form"].errors["page"]


def test_what_is_dismissed_stays_off_wherever_it_is_asked_for(as_editor, page):
    row = a_missed("/id/lama/", "/id/tentang/")
    as_editor.post(reverse("missing_dismiss", args=[row.pk]))
    for source in ("/id/tentang/", "/id/", "/id/karangan-1/", ""):
        counting.missed("/id/lama/", source, 9)
    writing.write()
    assert b"/id/lama/" not in as_editor.get(reverse("missing")).content
    assert [row.times for row in Missed.objects.all()] == [39]


def test_first_page_names_what_our_pages_lead_to_in_vain(as_editor):
    a_missed("/id/dari-kita/", "/id/tentang/", times=3)
    a_missed("/id/salah-ketik/", times=9)
    said = as_editor.get("/admin/").content
    assert b"/id/dari-kita/" in said
    assert b"/id/salah-ketik/" not in said


def test_views_are_listed_with_the_week_before(as_editor, page):
    this, before = weeks.last_weeks(2)
    for week, times in ((this, 5), (before, 8)):
        Viewed.objects.create(
            content_type_id=type_key(StandardPage), object_id=page.pk, week=week, times=times
        )
    listed = as_editor.get(reverse("views_by_week")).context["object_list"]
    assert [(row["title"], row["now"], row["before"], row["change"]) for row in listed] == [
        ("Tentang =kami", 5, 8, "-3")
    ]
    earlier = as_editor.get(reverse("views_by_week"), {"week": before.isoformat()})
    assert [row["now"] for row in earlier.context["object_list"]] == [8]
    assert "Tentang =kami" in as_editor.get("/admin/").content.decode()


@pytest.mark.parametrize(("language", "heading"), [("id", "Perubahan"), ("en", "Change")])
def test_change_is_a_number_and_not_what_one_does(language, heading):
    with translation.override(language):
        assert str(ViewsView.export_headings["change"]) == heading


@pytest.mark.parametrize("week", ["2026-13-99", "\x00", "a" * 5_000, ""])
def test_odd_weeks_are_this_one(as_editor, week):
    assert as_editor.get(reverse("views_by_week"), {"week": week}).status_code == 200


def test_deleted_records_keep_their_number(as_editor, page):
    counting.viewed("/id/tentang/")
    writing.write()
    page.delete()
    listed = as_editor.get(reverse("views_by_week")).context["object_list"]
    assert [row["now"] for row in listed] == [1]
