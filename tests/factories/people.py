"""Staff with the rights of their groups, as the migrations gave them."""

from django.contrib.auth.models import Group

from portal.users.models import User


def staff(group: str, **fields: str) -> User:
    """A new person in a group of `home.groups`."""
    user = User.objects.create_user(f"{group.lower()}@simpul.test", "x", **fields)
    user.groups.add(Group.objects.get(name=group))
    return user
