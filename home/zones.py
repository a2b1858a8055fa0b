"""Whose midnight counts: what is late today may be on time an hour's flight further west.

The reader's, where an answer is for one person who has chosen a zone: in the admin (Wagtail sees
to that), in the workspace, in letters. The site's (`TIME_ZONE`) for everybody else: public pages,
which all readers share, and what a command or job decides for all.
"""

from contextlib import AbstractContextManager

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.utils import timezone


def zone_of(person: AbstractUser | AnonymousUser) -> str:
    """The zone that a person has chosen in the admin's account, else the site's."""
    profile = getattr(person, "wagtail_userprofile", None)
    return (profile and profile.current_time_zone) or settings.TIME_ZONE


def of_reader(person: AbstractUser | AnonymousUser) -> AbstractContextManager[None]:
    """Inside, today is the reader's."""
    return timezone.override(zone_of(person))
