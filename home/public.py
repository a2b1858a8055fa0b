"""What of the shell and the shared vocabulary readers see (home/cache)."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image, Rendition
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from home.cache.declared import WHOLE, accompanies, not_public, public
from home.consent.models import Consent
from home.desk.models import SentForm
from home.drafts.models import Draft
from home.four_eyes import rules
from home.intake.models import HandedIn, LearnedHeading
from home.links.models import LINKS, Address, Place
from home.models import (
    BusinessUnit,
    Challenge,
    Competency,
    DatedFact,
    HomePage,
    Region,
    Sector,
    SiteSettings,
    Stage,
    StandardPage,
)
from home.notices.models import Choice, Letter, Notice, QuietHours
from home.planning.models import Bundle, BundleItem, Remark, ReviewDay
from home.visits.models import Missed, Viewed

PAGES = "pages"  # the tree itself, who may read what of it, and the pages of this room
FILES = "files"
VOCABULARY = "vocabulary"
REGIONS = "regions"
FACTS = "facts"
CONTACT = "contact"


def declare() -> None:
    public(PAGES, Page, PageViewRestriction, HomePage, StandardPage)
    public(FILES, Image, Document, Collection, CollectionViewRestriction)
    accompanies(FILES, Rendition)
    public(VOCABULARY, Sector, Competency, Challenge, BusinessUnit, Stage)
    public(REGIONS, Region)
    public(FACTS, DatedFact)
    public(CONTACT, SiteSettings)
    rules.approval("wagtailcore.publish_page", Page)
    rules.told(rules.MODERATES, Sector, Competency, Challenge, BusinessUnit, Stage, Region)
    rules.told(rules.MODERATES, Image, Document, SiteSettings, Redirect)
    rules.told("home.delete_datedfact", DatedFact)
    rules.free("what staff say to each other about a record", Remark)
    rules.free("addresses that nobody answers", Missed)
    rules.free("the day on which staff look at a record again", ReviewDay)
    # Wagtail keeps these in memory, where nobody sees them read.
    public(WHOLE, Site, Locale)
    not_public("that a form was carried out already", SentForm)
    not_public("what one person typed", Draft)
    not_public(
        "what headings of lists mean, and lists before their import", LearnedHeading, HandedIn
    )
    not_public("what staff plan with records", ReviewDay, Bundle, BundleItem, Remark)
    not_public("what one person agreed to", Consent)
    # Whether it answered stands beside a source; a night of questions tells of them once.
    accompanies(LINKS, Address)
    not_public("where addresses stand", Place)
    not_public("how often what was looked at, and asked for in vain", Viewed, Missed)
    not_public("mail to people, written in the hundreds", Notice, Letter, Choice, QuietHours)
