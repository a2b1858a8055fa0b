"""What becomes of an address that is not there: it leads on, or is left."""

from urllib.parse import unquote

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
from home.visits.asking import End, end_of, looked_up
from home.visits.models import Missed
from home.visits.sent import SENT, TAKEN_BACK

DISMISSED = "visits.dismissed"
LONGEST = 255


def user_can_look(actor: Actor) -> bool:
    return actor.has("visits.view_missed")


def user_can_settle(actor: Actor) -> bool:
    return actor.has("visits.change_missed")


@transaction.atomic
def send_to(
    missed: Missed, page: Page | None = None, address: str = "", *, by: Actor
) -> Redirect | None:
    """Who asks for it is led to `page`, or to another address of this portal, until somebody
    takes it back. None where the address answers by now: that stays as it is, and the address
    goes from the list.

    Raises ActionNotPermitted, IsGone where somebody settled it before, ValidationError for a goal
    that is none: two of them, a page that is not published, another site, what does not answer or
    leads back.
    """
    require(user_can_settle(by))
    missed, old_path = _locked(missed), looked_up(unquote(missed.path))
    if _answers_by_now(missed.path, old_path):
        Missed.objects.filter(path=missed.path).delete()
        return None
    goal = address.strip()
    _refuse_what_is_no_goal(page, goal)
    _refuse_what_leads_nowhere(old_path, page, goal)
    redirect = Redirect.objects.create(
        old_path=old_path, redirect_page=page, redirect_link=goal, is_permanent=False
    )
    audit.record(redirect, SENT, by=by, data={"leads_to": redirect.link})
    Missed.objects.filter(path=missed.path).delete()
    return redirect


@transaction.atomic
def take_back(redirect: Redirect, *, by: Actor) -> None:
    """Nobody is led on any more; who asks for the address misses it again.

    Raises ActionNotPermitted, IsGone.
    """
    require(user_can_settle(by))
    redirect = locked(redirect)
    audit.record(redirect, TAKEN_BACK, by=by, data={"leads_to": redirect.link}, deleted=True)
    redirect.delete()


@transaction.atomic
def dismiss(missed: Missed, *, by: Actor) -> None:
    """Nothing is to be done about it, wherever it is asked for from.

    Raises ActionNotPermitted, IsGone where somebody settled it before.
    """
    require(user_can_settle(by))
    missed = _locked(missed)
    Missed.objects.filter(path=missed.path).update(dismissed_at=timezone.now())
    audit.record(missed, DISMISSED, by=by)


def _locked(missed: Missed) -> Missed:
    """With all rows of its address, in one order for everybody."""
    rows = Missed.objects.select_for_update().filter(path=missed.path).order_by("pk")
    found: dict[int, Missed] = {row.pk: row for row in rows}
    if missed.pk not in found or any(row.dismissed_at for row in found.values()):
        raise IsGone(record=missed)
    return found[missed.pk]


def _answers_by_now(path: str, old_path: str) -> bool:
    """Somebody made a redirect of it meanwhile, or a page."""
    return Redirect.objects.filter(old_path=old_path).exists() or end_of(path) is End.ANSWERS


def _refuse_what_is_no_goal(page: Page | None, goal: str) -> None:
    if bool(page) == bool(goal):
        raise ValidationError({"page": _("Choose a page, or write an address, one of them.")})
    if page and not (page.live and page.url):
        raise ValidationError({"page": _("This page is not published: nobody could open it.")})
    if goal and (not goal.startswith("/") or goal.startswith(("//", "/\\")) or _is_odd(goal)):
        said = _("Write an address of this portal, from its first slash on: /id/…")
        raise ValidationError({"address": said})


def _refuse_what_leads_nowhere(old_path: str, page: Page | None, goal: str) -> None:
    field = "page" if page else "address"
    if goal and Redirect.normalise_path(goal).partition("?")[0] == old_path:
        raise ValidationError({field: _("This is the address that is not there.")})
    end = end_of(page.url if page else goal, passed=old_path)
    if end is End.CIRCLES:
        raise ValidationError({field: _("Who goes there is led on in a circle: choose another.")})
    if end is End.NOTHING:
        raise ValidationError({field: _("Nothing answers there: choose what visitors can open.")})


def _is_odd(goal: str) -> bool:
    return len(goal) > LONGEST or not goal.isprintable() or " " in goal or "\\" in goal
