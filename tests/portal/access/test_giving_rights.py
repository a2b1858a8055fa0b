"""Who looks after accounts without being an administrator gives nobody more than they have."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    PageViewRestriction,
    Site,
)

from home.access import NOBODY, Actor, system
from home.groups import EDITORS
from partners.agreements.models import Agreement, PartnerAccess
from portal.users import rights
from portal.users.models import User
from tests.factories.agreements import AgreementFactory
from tests.factories.claims import ClaimFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.people import admin
from tests.portal.access.names_account import NAMES_ACCOUNT

pytestmark = pytest.mark.django_db
NEW = "Jembatan-kayu-42"
FORM = {"email": "lain@simpul.test", "first_name": "A", "last_name": "B", "is_active": "on"}
PASSWORD = {"password1": NEW, "password2": NEW}
NAMES_GROUP = [  # each opens something to groups that it names
    PageViewRestriction,
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupPagePermission,
    GroupCollectionPermission,
    GroupSitePermission,
]
BY_ROWS = {
    "representative": lambda person: MembershipFactory(person=person),
    "business assistant": lambda person: MandateFactory(assistant=person),
    "project management officer": lambda person: AreaFactory(person=person),
    "claimant": lambda person: ClaimFactory(person=person),
    "invited": lambda person: InvitationFactory(address=person.email),
}


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


def _group_named_by(model: type) -> Group:
    """A group without permissions, which a row of this model names."""
    group = Group.objects.create(name="Rombongan")
    right = Permission.objects.get(codename="view_page")
    facts = {
        PageViewRestriction: {"page": Page.objects.get(depth=2), "restriction_type": "groups"},
        CollectionViewRestriction: {
            "collection": Collection.get_first_root_node(),
            "restriction_type": "groups",
        },
        GroupApprovalTask: {"name": "Periksa"},
        GroupPagePermission: {"page": Page.objects.get(depth=2), "permission": right},
        GroupCollectionPermission: {
            "collection": Collection.get_first_root_node(),
            "permission": right,
        },
        GroupSitePermission: {"site": Site.objects.get(), "permission": right},
    }[model]
    if hasattr(model, "group"):
        model.objects.create(group=group, **facts)
    else:
        model.objects.create(**facts).groups.add(group)
    return group


def _let_in(person: User, agreement: Agreement | None = None) -> Agreement:
    """Into a new agreement when none is given."""
    row = PartnerAccess.objects.create(agreement=agreement or AgreementFactory(), user=person)
    return row.agreement


def _strengthen(person: User, rights: object) -> None:
    if rights == "administrator":
        person.is_superuser = True
        person.save()
    elif rights == "editor":
        person.groups.add(Group.objects.get(name=EDITORS))
    elif rights == "right of their own":
        person.user_permissions.add(Permission.objects.get(codename="change_agreement"))
    elif rights == "partner":
        _let_in(person)
    elif rights in BY_ROWS:
        BY_ROWS[rights](person)
    else:
        person.groups.add(_group_named_by(rights))


@pytest.mark.parametrize(
    "rights",
    ["administrator", "editor", "right of their own", "partner", *BY_ROWS, *NAMES_GROUP],
)
def test_account_with_more_rights_is_out_of_reach(
    client: Client, other: User, rights: object
) -> None:
    _strengthen(other, rights)
    before = User.objects.values().get(pk=other.pk)
    for more in (PASSWORD, {"email": "penjaga2@simpul.test"}, {}):
        _save(client, other, **more)
    assert client.get(f"/admin/users/edit/{other.pk}/")["Location"] == "/admin/"  # refused
    client.post(f"/admin/users/delete/{other.pk}/")
    less = Group.objects.create(name="Kosong")
    for action, data in (
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": less.pk}),
    ):
        for chosen in (f"id={other.pk}", "id=all"):
            client.post(f"/admin/bulk/users/user/{action}/?{chosen}", data)
    assert User.objects.values().get(pk=other.pk) == before
    assert not less.user_set.exists()


@pytest.mark.parametrize("rights", ["editor", "partner", *NAMES_GROUP])
def test_administrators_change_accounts_with_more_rights(other: User, rights: object) -> None:
    _strengthen(other, rights)
    group, by = Group.objects.last(), admin()
    assert _save(by, other, groups=group.pk, **PASSWORD) == 302
    other.refresh_from_db()
    assert set(other.groups.all()) == {group}
    by.post(f"/admin/bulk/users/user/assign_role/?id={by.user.pk}", {"role": group.pk})
    assert group in by.user.groups.all()


@pytest.mark.parametrize("kind", [EDITORS, *NAMES_GROUP])
def test_group_that_may_more_is_neither_offered_nor_given(
    client: Client, warden: User, other: User, kind: object
) -> None:
    group = Group.objects.get(name=kind) if kind == EDITORS else _group_named_by(kind)
    less = Group.objects.create(name="Kosong")
    bulk = "/admin/bulk/users/user/assign_role/?id="
    for address in (f"edit/{other.pk}/", f"copy/{other.pk}/", "new/"):
        offered = client.get(f"/admin/users/{address}").context["form"].fields["groups"].queryset
        assert list(offered) == [less], address
    assert list(client.get(bulk + str(other.pk)).context["form"].fields["role"].queryset) == [less]

    assert _save(client, other, groups=group.pk) == 200  # the form says that it is no choice
    assert _save(client, warden, groups=group.pk) == 200
    for person in (other, warden):
        client.post(bulk + str(person.pk), {"role": group.pk})
    data = {**FORM, **PASSWORD, "email": "c@c.id", "groups": group.pk}
    client.post("/admin/users/new/", data)
    client.post(f"/admin/users/copy/{other.pk}/", data)
    assert not User.objects.filter(groups=group).exists()


def test_partners_account_is_changed_by_who_is_let_in_where_it_is(
    client: Client, warden: User, other: User
) -> None:
    both = _let_in(other)
    _let_in(warden, both)
    assert _save(client, other, **PASSWORD) == 302
    _let_in(other)
    assert _save(client, other, **PASSWORD) == 302
    assert client.get(f"/admin/users/edit/{other.pk}/")["Location"] == "/admin/"


def test_partners_account_is_changed_by_who_reads_and_writes_every_agreement(
    client: Client, warden: User, other: User
) -> None:
    _let_in(other)
    address = f"/admin/users/edit/{other.pk}/"
    for right in ("confidential_agreement", "change_agreement"):
        assert client.get(address).status_code == 302, right
        warden.user_permissions.add(Permission.objects.get(codename=right))
    assert client.get(address).status_code == 200


def test_every_row_that_names_an_account_was_judged() -> None:
    """What gives more than the groups do is asked by `portal.users.rights`."""
    named = {
        f"{row.related_model._meta.label}.{row.field.name}"
        for row in User._meta.get_fields(include_hidden=True)
        if row.one_to_many or row.one_to_one
    }
    assert named == set(NAMES_ACCOUNT.split())


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


@pytest.mark.parametrize(
    "by", [NOBODY, system("setup", "users.change_user")], ids=["nobody", "job"]
)
def test_who_is_no_person_gives_nothing_and_changes_nobody(other: User, by: Actor) -> None:
    assert not rights.groups_to_give(by).exists()
    assert not rights.may_change(other, by)


def test_administrators_change_everybody(other: User) -> None:
    assert _save(admin(), other, is_superuser="on", **PASSWORD) == 302
    other.refresh_from_db()
    assert other.is_superuser
    assert other.check_password("x"), "nobody sets the password of somebody else"


def test_own_row_is_saved_with_its_address_and_password(client: Client, warden: User) -> None:
    assert _save(client, warden, first_name="Baru", **PASSWORD) == 302
    warden.refresh_from_db()
    assert (warden.first_name, warden.email) == ("Baru", "penjaga@simpul.test")
    assert warden.check_password("x")
