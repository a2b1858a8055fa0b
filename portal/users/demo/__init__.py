"""One login per role, of staff and of members. The people are invented; the password is for demos
only.
"""

from django.contrib.auth.models import Group, Permission

from home.groups import EDITORS, MODERATORS
from portal.users.models import User

PASSWORD = "simpul-demo"  # noqa: S105 - printed by `make demo`; never used in production
PEOPLE = (
    ("admin@simpul.demo", "Ayu", "Pratiwi", None),
    ("moderator@simpul.demo", "Bima", "Santoso", MODERATORS),
    ("editor@simpul.demo", "Citra", "Lestari", EDITORS),
)
# Pages name who has the right to publish what the moderator had matched.
PUBLISHES = "admin@simpul.demo"
RESULTS = {"content_type__app_label": "results", "codename": "change_result"}
# What these may do comes from their organisations: partners/membership/demo.
MEMBERS = (
    ("pengurus@simpul.demo", "Dedi", "Kurniawan"),
    ("kontributor@simpul.demo", "Eka", "Wulandari"),
    ("mitra@simpul.demo", "Maya", "Tremblay"),
    ("ica@simpul.demo", "Jean", "Okafor"),
    ("ba@simpul.demo", "Dewi", "Anggraini"),
    ("pmo@simpul.demo", "Farid", "Hidayat"),
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
        if email == PUBLISHES:
            user.user_permissions.add(*Permission.objects.filter(**RESULTS))
        progress("users", done, len(PEOPLE))
    for email, first_name, last_name in MEMBERS:
        named = {"first_name": first_name, "last_name": last_name, "is_demo": True}
        member, is_new = User.objects.get_or_create(email=email, defaults=named)
        if is_new:
            member.set_password(PASSWORD)
            member.save()


def unload() -> None:
    User.objects.filter(is_demo=True).update(is_active=False)
