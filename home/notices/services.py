"""What a person chooses about the letters to them, and what staff do about those that failed."""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.users.models import UserProfile

from home import audit
from home.access import Actor, require
from home.desk.refusals import IsGone
from home.jobs import recovery
from home.notices.kinds import Kind
from home.notices.models import Choice, Letter, QuietHours, Rhythm

SENT_AGAIN = "notices.send_again"


@transaction.atomic
def choose(user: Any, kind: Kind, rhythm: str, *, by: Actor) -> Choice:
    """At once, daily, weekly or never; each chooses for themselves. Raises ActionNotPermitted.

    A digest that is chosen anew begins with the next Monday.
    """
    require(by.is_(user.pk) and kind.may_hear(by) and not kind.is_obligatory)
    chosen, _is_new = Choice.objects.update_or_create(
        user=user,
        kind=kind.code,
        defaults={"rhythm": Rhythm(rhythm), "last_digest_on": None},
    )
    return chosen


@transaction.atomic
def choose_hours(user: Any, zone: str, quiet: tuple[int, int] | None, *, by: Actor) -> None:
    """The zone that a person's days and hours are told in, "" for the one so far, and from when
    until when (0-23) nothing goes out but obligatory letters, None for no such hours.

    Raises ActionNotPermitted, and ValueError for no such zone, or hours that are no part of a day.
    """
    require(by.is_(user.pk))
    if zone:
        _keep_zone(user, zone)
    if quiet is None:
        QuietHours.objects.filter(user=user).delete()
        return
    begins, ends = quiet
    if begins == ends or not {begins, ends} <= set(range(24)):
        raise ValueError(quiet)
    QuietHours.objects.update_or_create(user=user, defaults={"begins": begins, "ends": ends})


@transaction.atomic
def choose_language(user: Any, language: str, *, by: Actor) -> None:
    """The language of a person's letters and of the admin for them. Raises ActionNotPermitted,
    and ValueError for a language that the site does not speak.
    """
    require(by.is_(user.pk))
    if language not in dict(settings.LANGUAGES):
        raise ValueError(language)
    user.language = language
    user.save(update_fields=["language"])
    UserProfile.objects.filter(user=user).update(preferred_language=language)


def _keep_zone(user: Any, zone: str) -> None:
    """Raises ValueError."""
    if zone not in settings.WAGTAIL_USER_TIME_ZONES:
        raise ValueError(zone)
    profile = UserProfile.get_for_user(user)
    profile.current_time_zone = zone
    profile.save(update_fields=["current_time_zone"])


def user_can_send_again(actor: Actor) -> bool:
    return actor.has("notices.change_letter")


@transaction.atomic
def send_again(letter: Letter, *, by: Actor) -> None:
    """Have a letter sent that failed or perhaps was not sent. Raises ActionNotPermitted, and
    IsGone for a letter that somebody else had sent meanwhile, or whose words are forgotten.
    """
    require(user_can_send_again(by))
    now = Letter.objects.select_for_update().filter(pk=letter.pk).first()
    if not (now and now.may_be_sent_again):
        raise IsGone
    recovery.ask(letter, problem="", handed_at=None)
    audit.record(letter, SENT_AGAIN, by=by, data={"problem": letter.problem})
