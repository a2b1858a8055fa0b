"""Who looks after accounts without being an administrator gives nobody more than they have."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from home.groups import EDITORS
from portal.users.models import User
from tests.factories.people import admin

pytestmark = pytest.mark.django_db
NEW = "Jembatan-kayu-42"
FORM = {"email": "lain@simpul.test", "first_name": "A", "last_name": "B", "is_active": "on"}
PASSWORD = {"password1": NEW, "password2": NEW}


@pytest.fixture
def warden() -> User:
    """Somebody who may change accounts and groups, and nothing else."""
    person = User.objects.create_user("penjaga@simpul.test", "x")
    verbs = ("add", "change", "delete")
    names = [f"{verb}_{model}" for verb in verbs for model in ("user", "group")]
    person.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *names]))
    return person


@pytest.fixture
def client(warden: User) -> Client:
    client = Client()
    client.force_login(warden)
    return client


@pytest.fixture
def other() -> User:
    return User.objects.create_user(FORM["email"], "x")


def _save(client: Client, person: User, **more: object) -> int:
    return client.post(f"/admin/users/edit/{person.pk}/", {**FORM, **more}).status_code


def test_nobody_becomes_an_administrator_by_one_who_is_none(client: Client, other: User) -> None:
    assert b"is_superuser" not in client.get("/admin/users/new/").content
    assert _save(client, other, is_superuser="on") == 302
    client.post("/admin/users/new/", {**FORM, **PASSWORD, "email": "c@c.id", "is_superuser": "on"})
    assert User.objects.filter(email="c@c.id").exists()
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("more", [PASSWORD, {"email": "penjaga2@simpul.test"}, {}])
@pytest.mark.parametrize("rights", ["administrator", "editor", "right of their own"])
def test_account_with_more_rights_is_out_of_reach(
    client: Client, other: User, rights: str, more: dict[str, str]
) -> None:
    _strengthen(other, rights)
    before = User.objects.values().get(pk=other.pk)
    _save(client, other, **more)
    assert client.get(f"/admin/users/edit/{other.pk}/")["Location"] == "/admin/"  # refused
    client.post(f"/admin/users/delete/{other.pk}/")
    for action, data in (("delete", {}), ("set_active_state", {"mark_as_active": "False"})):
        client.post(f"/admin/bulk/users/user/{action}/?id={other.pk}", data)
    assert User.objects.values().get(pk=other.pk) == before


def _strengthen(person: User, rights: str) -> None:
    if rights == "administrator":
        person.is_superuser = True
        person.save()
    elif rights == "editor":
        person.groups.add(Group.objects.get(name=EDITORS))
    else:
        person.user_permissions.add(Permission.objects.get(codename="change_agreement"))


def test_group_that_may_more_is_not_given(client: Client, warden: User, other: User) -> None:
    editors = Group.objects.get(name=EDITORS)
    assert _save(client, other, groups=editors.pk) == 200  # the form says that it is no choice
    for address in (other.pk, warden.pk):
        client.post(f"/admin/bulk/users/user/assign_role/?id={address}", {"role": editors.pk})
    data = {**FORM, **PASSWORD, "email": "c@c.id", "groups": editors.pk}
    client.post("/admin/users/new/", data)
    client.post(f"/admin/users/copy/{other.pk}/", data)
    assert not User.objects.filter(groups=editors).exists()


def test_group_of_ones_own_and_one_that_may_less_are_given(
    client: Client, warden: User, other: User
) -> None:
    warden.groups.add(own := Group.objects.get(name=EDITORS))
    less = Group.objects.create(name="Masuk saja")
    less.permissions.add(Permission.objects.get(codename="access_admin"))
    assert _save(client, other, groups=[own.pk, less.pk]) == 302
    assert set(other.groups.all()) == {own, less}
    client.post(f"/admin/bulk/users/user/assign_role/?id={warden.pk}", {"role": less.pk})
    assert less in warden.groups.all()


def test_what_a_group_may_is_changed_by_administrators_only(client: Client, warden: User) -> None:
    group = Group.objects.create(name="Penjaga")
    warden.groups.add(group)
    for address in (f"edit/{group.pk}", f"delete/{group.pk}", "new"):
        assert client.get(f"/admin/groups/{address}/")["Location"] == "/admin/", address
        client.post(f"/admin/groups/{address}/", {"name": "Lain"})
    assert Group.objects.filter(name="Penjaga").exists()
    assert not Group.objects.filter(name="Lain").exists()
    assert admin().get(f"/admin/groups/edit/{group.pk}/").status_code == 200


def test_administrators_change_everybody(other: User) -> None:
    assert _save(admin(), other, is_superuser="on", **PASSWORD) == 302
    other.refresh_from_db()
    assert other.is_superuser
    assert other.check_password(NEW)


def test_own_row_is_saved_with_its_address_and_password(client: Client, warden: User) -> None:
    assert _save(client, warden, first_name="Baru", **PASSWORD) == 302
    warden.refresh_from_db()
    assert (warden.first_name, warden.email) == ("Baru", "penjaga@simpul.test")
    assert warden.check_password("x")
