"""How much one person may ask for, so that nobody buries those who answer."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from partners.membership.claiming.refusals import TooManyLately, TooManyOpen, TooManyWords
from partners.membership.models import Claim, Proposal

MOST_WORDS = 4000  # signs, of what somebody says about one claim or proposal, all in all
MOST_OPEN = 5
MOST_LATELY = 20
LATELY = timedelta(days=30)


def said(before: str, more: str) -> str:
    """Both, with a blank line between. Raises TooManyWords."""
    words = "\n\n".join(filter(None, [before, more.strip()]))
    if len(words) > MOST_WORDS:
        raise TooManyWords(most=MOST_WORDS, room=max(0, MOST_WORDS - len(before) - 2))
    return words


def require_room(person: Any) -> None:
    """Raises TooManyOpen, TooManyLately. Inside a transaction: the person's row is locked, so
    that two at once are counted one after the other.
    """
    users: Any = get_user_model()._default_manager
    users.select_for_update().get(pk=person.pk)
    since = timezone.now() - LATELY
    mine: list[Any] = [model.objects.filter(person=person) for model in (Claim, Proposal)]
    if sum(rows.open().count() for rows in mine) >= MOST_OPEN:
        raise TooManyOpen(most=MOST_OPEN)
    if sum(rows.filter(asked_at__gte=since).count() for rows in mine) >= MOST_LATELY:
        raise TooManyLately(most=MOST_LATELY)
