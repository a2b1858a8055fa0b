"""People with the rights of their groups, as the migrations gave them.

`tests/conftest.py` has one of each as a fixture: `editor`, `moderator`, `stranger`.
"""

from django.contrib.auth.models import Group
from django.test import Client

from portal.users.models import User


def staff(group: str, **fields: str) -> User:
    """A new person in a group of `home.groups`."""
    user = stranger(group.lower(), **{"first_name": group, **fields})
    user.groups.add(Group.objects.get(name=group))
    return user


def stranger(name: str = "orang", **fields: str) -> User:
    """Somebody with an account and no rights."""
    return User.objects.create_user(f"{name}@simpul.test", "x", **fields)


def admin(name: str = "satu") -> Client:
    """Somebody who may do everything, signed in; an answer 500 is an answer."""
    client = Client(raise_request_exception=False)
    client.user = User.objects.create_superuser(f"{name}@simpul.test", "x")
    client.force_login(client.user)
    return client
