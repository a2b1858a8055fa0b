"""What is kept of letters, and for how long (home/privacy/retention.py carries it out).

Notices stay with their letters, which hold no words: by them nobody is told a thing twice.
"""

import datetime

from home.notices.models import Letter, LetterQuerySet

WORDS = datetime.timedelta(days=30)
"""So long may a letter that did not arrive be sent again; its words may open an account."""
LETTERS = datetime.timedelta(days=90)
NOBODYS = datetime.timedelta(days=7)
"""Nobody reads in the report of letters what went to an address without an account."""


def with_words(before: datetime.datetime) -> LetterQuerySet:
    ended = Letter.objects.ended().filter(created_at__lt=before)
    return ended.exclude(text="", html="")


def lose_their_words(letters: LetterQuerySet) -> None:
    letters.update(text="", html="")


def without_notices(before: datetime.datetime) -> LetterQuerySet:
    return Letter.objects.ended().filter(created_at__lt=before, notices=None)


def to_nobody(before: datetime.datetime) -> LetterQuerySet:
    """To addresses that no account has: a stranger's, or that of an account that was erased."""
    return Letter.objects.ended().filter(created_at__lt=before, recipient=None)
