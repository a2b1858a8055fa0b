"""Notes what the people in charge should hear (`home.notices` writes to them); run it daily."""

from dataclasses import dataclass

from django.utils import timezone

from home.notices import posting
from home.notices.models import Rhythm
from home.notices.posting import Occasion
from partners.agreements.reminding.candidates import news_on
from partners.agreements.reminding.letters import REMINDERS


@dataclass(frozen=True, slots=True)
class Result:
    """`told` go out in `letters` now, `waiting` on a Monday; `unheard` have nobody in charge."""

    due: int
    unheard: int
    told_before: int
    told: int
    letters: int
    waiting: int


def remind() -> Result:
    """Everything that is due today in Jakarta."""
    day = timezone.localdate()
    news = news_on(day)
    chosen = posting.choices(REMINDERS, news.people, day)
    told_before = posting.keep(
        REMINDERS,
        [
            Occasion(person, matter.occasion, {"agreement": matter.agreement})
            for person, matters in news.matters.items()
            if chosen[person].rhythm != Rhythm.NEVER
            for matter in matters
        ],
    )
    posted = posting.post(REMINDERS, chosen, day)
    due = sum(map(len, news.matters.values())) + news.unheard
    return Result(due, news.unheard, told_before, posted.notices, posted.letters, posted.waiting)
