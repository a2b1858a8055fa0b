"""Missed addresses that lead on: never in a circle, never over what is there; told, taken back."""

import pytest
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.four_eyes.letters import CHANGES
from home.notices.models import Notice
from home.visits import asking, counting, writing
from home.visits.asking import End
from home.visits.models import Missed
from home.visits.services import missing
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.home.visits.acts import a_missed

pytestmark = pytest.mark.django_db
GOAL = "/id/mitra/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def send(client, path, address=GOAL):
    return client.post(reverse("missing_send", args=[a_missed(path).pk]), {"address": address})


def leads_on(path, goal):
    return Redirect.objects.create(
        old_path=Redirect.normalise_path(path), redirect_link=goal, is_permanent=False
    )


def test_two_addresses_never_lead_to_each_other(as_editor):
    a, b = a_missed("/id/a/"), a_missed("/id/b/")
    first = as_editor.post(reverse("missing_send", args=[a.pk]), {"address": "/id/b/"})
    assert first.context["form"].errors["address"]
    assert as_editor.post(reverse("missing_send", args=[b.pk]), {"address": GOAL}).url
    assert as_editor.post(reverse("missing_send", args=[a.pk]), {"address": "/id/b/"}).url
    led = as_editor.get("/id/a/", follow=True)
    assert led.redirect_chain == [("/id/b/", 302), (GOAL, 302)]
    assert led.status_code == 200


@pytest.mark.parametrize("steps", [1, 4])
def test_goals_that_lead_back_are_refused(as_editor, steps):
    for step in range(steps):
        leads_on(f"/id/{step}/", f"/id/{step + 1}/" if step + 1 < steps else "/id/lama/")
    answer = send(as_editor, "/id/lama/", "/id/0/")
    assert "berputar" in answer.context["form"].errors["address"][0]
    assert Redirect.objects.count() == steps
    assert Missed.objects.exists()


def test_circles_and_what_does_not_answer_are_told_from_pages():
    leads_on("/id/a/", "/id/b/")
    leads_on("/id/b/", "/id/a/")
    leads_on("/id/jauh/", "https://lain.example/")
    leads_on("/id/mati/", "/id/tidak-ada/")
    ends = {p: asking.end_of(p) for p in ("/id/a/", "/id/jauh/", "/id/mati/", GOAL, "/id/?q=x")}
    assert ends == {
        "/id/a/": End.CIRCLES,
        "/id/jauh/": End.ANSWERS,
        "/id/mati/": End.NOTHING,
        GOAL: End.ANSWERS,
        "/id/?q=x": End.ANSWERS,
    }


@pytest.mark.parametrize(
    "path",
    ["/id/x-a=b/", "/id/a;b=c/", '/id/"a"=b/', "/id/it's/", "/id/a%2525b/"],
)
def test_odd_addresses_lead_on(as_editor, path):
    page = {"user-agent": "Mozilla/5.0 Firefox/140.0"}
    for _time in range(3):
        assert as_editor.get(path, headers=page).status_code == 404
    writing.write()
    row = Missed.objects.get()
    as_editor.post(reverse("missing_send", args=[row.pk]), {"address": GOAL})
    led = as_editor.get(path)
    assert (led.status_code, led.get("Location")) == (302, GOAL)


def test_longest_address_of_signs_fits(as_editor):
    counting.missed("/id/" + "%3D" * 65 + "/", "", 3)
    writing.write()
    as_editor.post(reverse("missing_send", args=[Missed.objects.get().pk]), {"address": GOAL})
    assert as_editor.get("/id/" + "=" * 65 + "/").status_code == 302


def test_redirect_that_is_there_is_never_written_over(as_editor):
    there = leads_on("/id/lama/", "/id/")
    answer = send(as_editor, "/id/lama/")
    assert answer.url == reverse("missing")
    there.refresh_from_db()
    assert there.redirect_link == "/id/"
    assert not Missed.objects.exists()
    assert not ModelLogEntry.objects.exists()
    said = [str(message) for message in as_editor.get(answer.url).context["messages"]]
    assert said
    assert "diarahkan" not in said[0]


def test_page_that_is_there_is_never_led_away_from(as_editor, home):
    row = a_missed("/id/baru/")
    StandardPageFactory(parent=home, slug="baru")
    as_editor.post(reverse("missing_send", args=[row.pk]), {"address": GOAL})
    assert not Redirect.objects.exists()
    assert not Missed.objects.exists()


def test_editors_see_and_take_back_what_was_sent(as_editor, editor):
    leads_on("/id/milik-admin/", GOAL)
    send(as_editor, "/id/salah/")
    [row] = as_editor.get(reverse("missing_sent")).context["object_list"]
    assert (row["path"], row["leads_to"], row["person"]) == ("/id/salah", GOAL, str(editor))
    url = reverse("missing_take_back", args=[row["key"]])
    page = as_editor.get(reverse("missing_sent")).content.decode()
    assert url in page
    assert GOAL in as_editor.get(url).content.decode()
    assert as_editor.post(url).url == reverse("missing_sent")
    assert as_editor.get("/id/salah/").status_code == 404
    assert [r.old_path for r in Redirect.objects.all()] == ["/id/milik-admin"]
    deed = ModelLogEntry.objects.get(action="visits.taken_back")
    assert (deed.user, deed.data, deed.deleted) == (editor, {"leads_to": GOAL}, True)
    assert GOAL in deed.message


def test_what_others_made_is_not_taken_back_here(as_editor):
    made = leads_on("/id/milik-admin/", GOAL)
    assert as_editor.post(reverse("missing_take_back", args=[made.pk])).status_code == 404
    assert Redirect.objects.exists()


def test_spreadsheet_has_what_was_sent(as_editor):
    send(as_editor, "/id/salah/")
    answer = as_editor.get(reverse("missing_sent"), {"export": "csv"})
    body = b"".join(answer.streaming_content).decode()
    assert f"/id/salah,{GOAL}," in body


def told(person):
    rows = Notice.objects.filter(recipient=person, kind=CHANGES.code).order_by("pk")
    return [CHANGES.say(person, [row], row.created_at.date()).words["messages"] for row in rows]


def test_moderators_are_told_at_once_of_both(editor, moderator):
    redirect = missing.send_to(a_missed("/id/salah/"), address=GOAL, by=Actor(editor))
    [[sent]] = told(moderator)
    assert "/id/salah" in sent.subject
    assert GOAL in sent.text
    assert sent.url.endswith(reverse("missing_take_back", args=[redirect.pk]))
    missing.take_back(redirect, by=Actor(editor))
    assert len(Notice.objects.filter(recipient=moderator, kind=CHANGES.code)) == 2
    assert told(editor) == []


def test_nobody_is_told_of_what_a_moderator_sends(editor, moderator):
    missing.send_to(a_missed("/id/salah/"), address=GOAL, by=Actor(moderator))
    assert not Notice.objects.filter(kind=CHANGES.code).exists()


def test_only_who_settles_is_led_to_it(editor, stranger):
    redirect = missing.send_to(a_missed("/id/salah/"), address=GOAL, by=Actor(editor))
    assert AdminURLFinder(stranger).get_edit_url(redirect) is None
    assert AdminURLFinder(editor).get_edit_url(leads_on("/id/lain/", GOAL)) is None
