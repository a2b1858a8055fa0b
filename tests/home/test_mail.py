"""One message to one person, in their language."""

import pytest
from django.core import mail as outbox
from django.utils.translation import gettext
from wagtail.users.models import UserProfile

from home import mail
from portal.users.models import User
from tests.factories.agreements import person

pytestmark = pytest.mark.django_db
CONTEXT = {"count": 1, "is_digest": False, "parts": [], "settings_url": "https://simpul.example"}


def test_skipped_message_says_why() -> None:
    left, silent = person(is_active=False), User(email="")
    assert mail.send("agreement_reminders", left, CONTEXT) is mail.Outcome.INACTIVE
    assert mail.send("agreement_reminders", silent, CONTEXT) is mail.Outcome.NO_ADDRESS
    assert outbox.outbox == []


def test_who_chose_no_language_is_written_to_in_indonesian() -> None:
    reader = person()
    assert mail.language_of(reader) == "id"
    UserProfile.objects.create(user=reader, preferred_language="en")
    assert mail.language_of(User.objects.get(pk=reader.pk)) == "en"


def test_callables_are_called_in_the_language_of_the_reader() -> None:
    reader = person()
    UserProfile.objects.create(user=reader, preferred_language="id")
    late = [{"title": "x", "lines": [{"title": "y", "url": "z"}]}]
    seen = []
    parts = lambda: seen.append(gettext("Late")) or late  # noqa: E731
    assert (
        mail.send("agreement_reminders", reader, {**CONTEXT, "parts": parts}) is mail.Outcome.SENT
    )
    assert seen == ["Terlambat"]


def test_subject_is_one_line_whatever_the_words() -> None:
    reader = person(first_name="A\nBcc: x@y.example")
    mail.send("agreement_reminders", reader, CONTEXT)
    assert "\n" not in outbox.outbox[0].subject


def test_both_bodies_reach_the_reader_with_a_way_to_stop() -> None:
    reader = person(first_name="Sri <b>", last_name="")
    mail.send("agreement_reminders", reader, CONTEXT)
    [message] = outbox.outbox
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    assert "Halo Sri &lt;b&gt;," in html
    assert "Halo Sri <b>," in message.body
    assert CONTEXT["settings_url"] in html
    assert CONTEXT["settings_url"] in message.body
    assert message.extra_headers["List-Unsubscribe"] == "<https://simpul.example>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
