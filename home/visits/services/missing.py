"""What becomes of an address that is not there: it leads on, or is left."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.visits.models import Missed

DISMISSED = "visits.dismissed"
LONGEST = 255


def user_can_look(actor: Actor) -> bool:
    return actor.has("visits.view_missed")


def user_can_settle(actor: Actor) -> bool:
    return actor.has("visits.change_missed")


@transaction.atomic
def send_to(missed: Missed, page: Page | None = None, address: str = "", *, by: Actor) -> Redirect:
    """Who asks for it is led to `page`, or to another address of this portal, from now on.

    Raises ActionNotPermitted, IsGone where somebody settled it before, ValidationError for a goal
    that is none: two of them, a page that is not published, the address itself, another site.
    """
    require(user_can_settle(by))
    missed = locked(missed)
    if missed.dismissed_at:
        raise IsGone(record=missed)
    goal = address.strip()
    _refuse_what_is_no_goal(missed, page, goal)
    old_path = Redirect.normalise_path(missed.path)
    redirect, is_new = Redirect.objects.update_or_create(
        old_path=old_path, site=None, defaults={"redirect_page": page, "redirect_link": goal}
    )
    audit.record(redirect, audit.CREATED if is_new else audit.CHANGED, by=by)
    Missed.objects.filter(path=missed.path).delete()
    return redirect


@transaction.atomic
def dismiss(missed: Missed, *, by: Actor) -> None:
    """Nothing is to be done about it: it is shown again when another page of ours leads there.

    Raises ActionNotPermitted, IsGone where somebody settled it before.
    """
    require(user_can_settle(by))
    missed = locked(missed)
    if missed.dismissed_at:
        raise IsGone(record=missed)
    Missed.objects.filter(path=missed.path).update(dismissed_at=timezone.now())
    audit.record(missed, DISMISSED, by=by)


def _refuse_what_is_no_goal(missed: Missed, page: Page | None, goal: str) -> None:
    if bool(page) == bool(goal):
        raise ValidationError({"page": _("Choose a page, or write an address, one of them.")})
    if page and not page.live:
        raise ValidationError({"page": _("This page is not published: nobody could open it.")})
    if goal and (not goal.startswith("/") or goal.startswith(("//", "/\\")) or _is_odd(goal)):
        said = _("Write an address of this portal, from its first slash on: /id/…")
        raise ValidationError({"address": said})
    if goal and Redirect.normalise_path(goal) == Redirect.normalise_path(missed.path):
        raise ValidationError({"address": _("This is the address that is not there.")})


def _is_odd(goal: str) -> bool:
    return len(goal) > LONGEST or not goal.isprintable() or " " in goal or "\\" in goal
