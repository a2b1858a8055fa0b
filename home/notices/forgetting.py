"""What is kept of letters, and for how long. May run at any time, and twice.

Notices stay with their letters, which hold no words: by them nobody is told a thing twice.
"""

import datetime

from django.utils import timezone

from home.notices.models import Letter

WORDS = datetime.timedelta(days=30)
"""So long may a letter that did not arrive be sent again; its words may open an account."""
LETTERS = datetime.timedelta(days=90)


def forget() -> tuple[int, int]:
    """How many letters lost their words, and how many were removed."""
    now, ended = timezone.now(), Letter.objects.ended()
    worded = ended.filter(created_at__lt=now - WORDS).exclude(text="", html="")
    forgotten = worded.update(text="", html="")
    old = ended.filter(created_at__lt=now - LETTERS, notices=None)
    removed, _of_each = old.delete()
    return forgotten, removed
