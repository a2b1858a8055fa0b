"""One login per staff role. The people are invented; the password is for demos only."""

from django.contrib.auth.models import Group

from home.groups import EDITORS, MODERATORS
from portal.users.models import User

PASSWORD = "simpul-demo"  # noqa: S105 - printed by `make demo`; never used in production
PEOPLE = (
    ("admin@simpul.demo", "Ayu", "Pratiwi", None),
    ("moderator@simpul.demo", "Bima", "Santoso", MODERATORS),
    ("editor@simpul.demo", "Citra", "Lestari", EDITORS),
)


def load(progress) -> None:
    for done, (email, first_name, last_name, group) in enumerate(PEOPLE, 1):
        user, is_new = User.objects.get_or_create(
            email=email,
            defaults={
                "first_name": first_name,
                "last_name": last_name,
                "is_demo": True,
                "is_superuser": group is None,
                "is_staff": True,
            },
        )
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        if group:
            user.groups.set([Group.objects.get(name=group)])
        progress("users", done, len(PEOPLE))


def unload() -> None:
    User.objects.filter(is_demo=True).update(is_active=False)
