"""How often one is reminded, chosen among one's own settings."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from home.access import ActionNotPermitted, Actor
from home.notices import services
from home.notices.models import Choice, Rhythm
from partners.agreements.reminding.letters import REMINDERS
from tests.factories.agreements import editor, person

pytestmark = pytest.mark.django_db


def signed_in(client, user):
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


def test_staff_choose_their_rhythm(client) -> None:
    user = editor()
    address = reverse("wagtailadmin_account")
    page = signed_in(client, user).get(address)
    panel = next(p for tab in page.context["panels_by_tab"].values() for p in tab
                 if p.name == "letters")  # fmt: skip
    assert panel.get_form()["agreement-reminders"].initial == Rhythm.WEEKLY
    filled = {"letters-agreement-reminders": "at-once"}
    for tab in page.context["panels_by_tab"].values():
        for other in tab:
            form = other.get_form()
            for name in form.fields:
                value = form.get_initial_for_field(form.fields[name], name)
                filled.setdefault(form.add_prefix(name), "" if value is None else str(value))
    filled |= {k: "" for k in filled if "avatar" in k or "password" in k}
    filled |= {"name_email-first_name": "A", "name_email-last_name": "B",
               "name_email-email": user.email}  # fmt: skip
    answer = client.post(address, filled)
    assert answer.status_code == 302
    assert Choice.objects.get(user=user).rhythm == "at-once"


def test_who_has_no_right_to_the_register_is_not_asked(client) -> None:
    page = signed_in(client, person()).get(reverse("wagtailadmin_account"))
    assert "agreement-reminders" not in page.content.decode()


def test_nobody_chooses_for_another() -> None:
    with pytest.raises(ActionNotPermitted):
        services.choose(editor(), REMINDERS, "never", by=Actor(editor()))
