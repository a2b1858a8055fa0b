"""What of reports readers see (home/cache)."""

from home.cache.declared import not_public, public
from knowledge.adoption.models import AdoptionReport, PublishedReport

REPORTS = "reports-about-tools"


def declare() -> None:
    public(REPORTS, PublishedReport)
    not_public("what a cooperative works on, and moderators look at", AdoptionReport)
