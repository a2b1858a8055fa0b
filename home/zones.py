"""Whose midnight counts: what is late today may be on time an hour's flight further west.

The reader's, where an answer is for one person who has chosen a zone: in the admin (Wagtail sees
to that), in the workspace, in letters. The site's (`TIME_ZONE`) for everybody else: public pages,
which all readers share, and what a command or job decides for all.
"""

from contextlib import AbstractContextManager

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.utils import timezone

IN_INDONESIA = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def shown(zone: str) -> str:
    """As people say it: by its short name in Indonesia and a town."""
    town = zone.rpartition("/")[2].replace("_", " ")
    return f"{IN_INDONESIA[zone]} ({town})" if zone in IN_INDONESIA else town


def zone_of(person: AbstractUser | AnonymousUser) -> str:
    """What a person has chosen, in the workspace or in the admin's account, else the site's."""
    profile = getattr(person, "wagtail_userprofile", None)
    return (profile and profile.current_time_zone) or settings.TIME_ZONE


def of_reader(person: AbstractUser | AnonymousUser) -> AbstractContextManager[None]:
    """Inside, today is the reader's."""
    return timezone.override(zone_of(person))
