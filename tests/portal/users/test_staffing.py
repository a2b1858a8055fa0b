"""Moderators make, invite and end accounts in the admin, within what they may themselves."""

import re
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from home.access import NOBODY, ActionNotPermitted, Actor
from home.groups import EDITORS, MODERATORS
from portal.users import staffing
from portal.users.models import User
from tests.portal.access.asking import PASSWORD, signed_in_by_form, url, with_password

pytestmark = pytest.mark.django_db
WORDS = "kartu-stok-2026-gudang"
NEW = {"email": "baru@simpul.test", "first_name": "Dewi", "last_name": ""}


@pytest.fixture
def desk(moderator: User) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def _group(name: str) -> Group:
    return Group.objects.get(name=name)


def _makes(desk: Client, *groups: str, **more: Any) -> Any:
    given = {**NEW, "groups": [_group(name).pk for name in groups], **more}
    return desk.post("/admin/users/new/", given)


def _act(name: str, user: User) -> str:
    return reverse(f"wagtailusers_users:{name}", args=[user.pk])


def test_account_is_made_with_an_invitation_and_no_password_of_others(
    desk: Client, mailoutbox: list[EmailMessage]
) -> None:
    assert b"password1" not in desk.get("/admin/users/new/").content
    _makes(desk, EDITORS, password1=WORDS, password2=WORDS)
    user = User.objects.get(email=NEW["email"])
    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == [EDITORS]
    [letter] = mailoutbox
    assert letter.to == [user.email]
    client = Client()
    found = re.search(r"https?://[^/]+(/\S+/key/\S+)", str(letter.body))
    assert found
    page = client.get(found[1], follow=True).redirect_chain[-1][0]
    client.post(page, {"password1": WORDS, "password2": WORDS})
    user.refresh_from_db()
    assert user.check_password(WORDS)
    assert Client().get(found[1]).context["token_fail"]


@pytest.mark.parametrize(("language", "word"), [("id", "Pilih kata sandi"), ("en", "Choose your")])
def test_invitation_is_in_the_language_of_the_person(
    desk: Client, moderator: User, mailoutbox: list[EmailMessage], language: str, word: str
) -> None:
    user = User.objects.create_user("x@simpul.test", language=language)
    staffing.invite(user, by=Actor(moderator))
    assert word in mailoutbox[0].body


def test_invitation_is_sent_again_until_a_password_is_there(
    desk: Client, mailoutbox: list[EmailMessage]
) -> None:
    _makes(desk, EDITORS)
    user = User.objects.get(email=NEW["email"])
    assert _act("invite", user) in desk.get(f"/admin/users/edit/{user.pk}/").content.decode()
    assert desk.post(_act("invite", user)).status_code == 302
    assert len(mailoutbox) == 2
    with_password(user)
    assert desk.post(_act("invite", user)).status_code == 404
    assert _act("invite", user) not in desk.get(f"/admin/users/edit/{user.pk}/").content.decode()
    assert len(mailoutbox) == 2


def test_ended_account_is_signed_out_and_kept_with_its_reason(desk: Client, editor: User) -> None:
    with_password(editor)
    inside = signed_in_by_form(editor)
    assert inside.get("/id/ruang/").status_code == 200
    page = desk.get(f"/admin/users/edit/{editor.pk}/").content.decode()
    assert _act("end", editor) in page
    assert 'name="is_active"' not in page
    assert "reason" in desk.post(_act("end", editor), {"reason": " "}).context["form"].errors
    desk.post(_act("end", editor), {"reason": "Pindah tugas"})
    editor.refresh_from_db()
    assert not editor.is_active
    assert inside.get("/id/ruang/").status_code == 302
    given = {"login": editor.email, "password": PASSWORD}
    Client().post(url("account_login"), given)
    assert inside.get("/id/ruang/").status_code == 302
    entry = ModelLogEntry.objects.get(action=staffing.ENDED)
    assert entry.data["reason"] == "Pindah tugas"
    with translation.override("id"):
        assert "Pindah tugas" in entry.message
    desk.post(_act("open", editor))
    assert signed_in_by_form(editor).get("/id/ruang/").status_code == 200


def test_roles_are_explained_where_they_are_given(desk: Client) -> None:
    page = desk.get("/admin/users/new/").content.decode()
    for name, words in ((EDITORS, "menulis"), (MODERATORS, "menerbitkan dan memutuskan")):
        assert re.search(rf"{name}: [^<]*{words}", page)
    assert not re.search(r">\s*None\s*<", page)


def test_moderator_gives_what_moderators_may_and_no_more(desk: Client) -> None:
    offered = desk.get("/admin/users/new/").context["form"].fields["groups"].queryset
    assert {group.name for group in offered} == {EDITORS, MODERATORS}
    _makes(desk, EDITORS, is_superuser="on")
    assert not User.objects.get(email=NEW["email"]).is_superuser


def test_acts_on_accounts_are_for_who_may(editor: User, moderator: User) -> None:
    administrator = User.objects.create_superuser("kepala@simpul.test", "x")
    other = User.objects.create_user("lain@simpul.test")
    for by, on in (
        (Actor(editor), other),
        (NOBODY, other),
        (Actor(moderator), administrator),
        (Actor(moderator), moderator),
    ):
        for act in (staffing.invite, partial(staffing.end, reason="x"), staffing.open_again):
            with pytest.raises(ActionNotPermitted):
                act(on, by=by)
    client = Client()
    client.force_login(moderator)
    for name in ("invite", "end", "open"):
        assert client.get(_act(name, administrator)).headers["Location"] == "/admin/"  # refused


def test_nobody_sets_the_password_of_somebody_else_but_sends_a_link(
    desk: Client, mailoutbox: list[EmailMessage]
) -> None:
    user = User.objects.create_user("anggota@simpul.test", WORDS, first_name="Sri")
    page = desk.get(f"/admin/users/edit/{user.pk}/").content.decode()
    assert "password1" not in page
    assert _act("password", user) in page
    sent = {**NEW, "email": user.email, "password1": "x" * 12, "password2": "x" * 12}
    desk.post(f"/admin/users/edit/{user.pk}/", sent)
    desk.post(_act("password", user))
    user.refresh_from_db()
    assert user.check_password(WORDS)
    [letter] = mailoutbox
    assert letter.to == [user.email]
    assert "/key/" in str(letter.body)
    assert ModelLogEntry.objects.filter(action=staffing.LINK_SENT, object_id=str(user.pk)).exists()


def test_link_for_a_password_is_sent_by_who_looks_after_the_account(
    moderator: User, editor: User, admin_user: User
) -> None:
    member = User.objects.create_user("anggota@simpul.test", WORDS)
    for by, user in ((NOBODY, member), (Actor(editor), member), (Actor(moderator), admin_user)):
        with pytest.raises(ActionNotPermitted):
            staffing.send_password_link(user, by=by)
    number_only = User.objects.create_user(phone="+6281234567890")
    with pytest.raises(staffing.HasNoAddress):
        staffing.send_password_link(number_only, by=Actor(moderator))


def test_accounts_are_ended_by_the_dozen_with_a_reason_too(desk: Client, editor: User) -> None:
    """Wagtail's bulk action wrote nothing down, and left sessions as they were."""
    address = f"/admin/bulk/users/user/set_active_state/?id={editor.pk}"
    desk.post(address, {"mark_as_active": "False", "reason": ""})
    editor.refresh_from_db()
    assert editor.is_active
    desk.post(address, {"mark_as_active": "False", "reason": "Pindah tugas"})
    editor.refresh_from_db()
    assert not editor.is_active
    entry = ModelLogEntry.objects.get(action=staffing.ENDED, object_id=str(editor.pk))
    assert entry.data["reason"] == "Pindah tugas"
    desk.post(address, {"mark_as_active": "True", "reason": "Kembali"})
    editor.refresh_from_db()
    assert editor.is_active
