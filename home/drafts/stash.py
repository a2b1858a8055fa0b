"""A form that meets the log-in page, because the session has ended, loses nothing.

What was typed waits in the session of nobody who is signed in, for an hour, and only a form that
we gave to a person is taken in (`marks.py`). Who signs in finds it in the form, if it is the same
person; somebody else does not, and it is forgotten.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from home.drafts import keeping, marks
from home.drafts.keeping import Typed

KEY = "typed_before_signing_in"
LASTS = timedelta(hours=1)


def put(request: HttpRequest) -> None:
    """Nothing is kept of what is too long, or was not our form."""
    mark = marks.read(request.POST.get(keeping.MARK, ""))
    if mark is None:
        return
    typed = keeping.picked(request.POST, mark.names)
    if typed and not keeping.is_too_long(typed):
        seen = keeping.version_of(request.POST)
        request.session[KEY] = [mark.person, mark.form, typed, seen]
        request.session.set_expiry(LASTS)


def take(request: HttpRequest, form: str) -> tuple[Typed, int] | None:
    """What this person typed into this form, and the version of the draft that they had seen."""
    if KEY not in request.session:
        return None
    person, its_form, typed, seen = request.session[KEY]
    if (person, its_form) != (request.user.pk, form):
        return None
    del request.session[KEY]
    return typed, seen


@receiver(user_logged_in)
def leave_it_to_its_own_person(request: HttpRequest, user: Any, **_: Any) -> None:
    waiting = request.session.get(KEY)
    if waiting is None:
        return
    request.session.set_expiry(None)
    if waiting[0] != user.pk:
        del request.session[KEY]
