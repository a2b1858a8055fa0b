"""What the shell stores about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.consent.models import Consent
from home.desk import once
from home.desk.models import SentForm
from home.drafts import keeping
from home.drafts.models import Draft
from home.intake import keeping as lists
from home.intake.models import HandedIn, LearnedHeading
from home.links.models import Place
from home.models import SiteSettings
from home.notices import forgetting
from home.notices.models import Choice, Letter, Notice, QuietHours
from home.planning.models import Bundle, BundleItem, Remark, ReviewDay
from home.privacy.held import Erasure, Held, Merging, Points, hold, nobodys
from home.privacy.retention import Rule, forget_after
from home.privacy.words import ACCOUNT, DEEDS, DESK, FROM_US, FROM_YOU, LETTERS, deed, gone
from home.visits import missing, weeks
from home.visits.models import Viewed

WORDS = frozenset({"text", "html"})  # of letters: they may hold a link that opens the account


def declare() -> None:
    hold(
        Held(
            Letter,
            "recipient",
            _("E-mails to you"),
            LETTERS,
            FROM_US,
            Erasure.DELETE,
            Merging.MOVE,
            shows=("subject", "state", "created_at"),
            secret=WORDS,
        ),
        Held(
            Letter,
            "address",
            _("E-mails to your address"),
            LETTERS,
            FROM_US,
            Erasure.DELETE,
            Merging.LEAVE,
            secret=WORDS,
            points=Points.ADDRESS,
        ),
        Held(
            Notice,
            "recipient",
            _("Notices to you"),
            LETTERS,
            FROM_US,
            Erasure.DELETE,
            Merging.MOVE_UNLESS_THERE,
        ),
        Held(
            Choice,
            "user",
            _("How often we write to you"),
            ACCOUNT,
            FROM_YOU,
            Erasure.DELETE,
            Merging.MOVE_UNLESS_THERE,
        ),
        Held(
            Consent,
            "person",
            _("What you agreed to, and when"),
            ACCOUNT,
            FROM_YOU,
            Erasure.KEEP,
            Merging.LEAVE,  # the account that stays has answers of its own, or is asked
            _("It shows that we were allowed to write to you, without your name."),
            shows=("purpose_title", "version", "given_at", "withdrawn_at"),
        ),
        Held(
            QuietHours,
            "user",
            _("Hours in which we do not write"),
            ACCOUNT,
            FROM_YOU,
            Erasure.DELETE,
            Merging.MOVE_UNLESS_THERE,
        ),
        Held(
            SentForm,
            "by",
            _("Forms that you sent, by address and time"),
            DEEDS,
            FROM_US,
            Erasure.DELETE,
            Merging.LEAVE,
            secret=frozenset({"content"}),
        ),
    )
    hold(
        deed(LearnedHeading, "by", _("Headings of lists that you explained")),
        deed(HandedIn, "by", _("Lists that you handed in")),
        deed(ReviewDay, "checked_by", _("Records that you checked again"), group=DESK),
        deed(Bundle, "created_by", _("Bundles of drafts that you began"), group=DESK),
        deed(Remark, "by", _("Remarks that you wrote to colleagues"), group=DESK),
        deed(Remark, "done_by", _("Remarks that you marked as done"), group=DESK),
        deed(Bundle, "planned_by", _("Bundles of drafts that you released"), group=DESK),
    )
    about_records = (
        (model, "object_id") for model in (ReviewDay, BundleItem, Remark, Viewed, Place)
    )
    nobodys("leads to records and pages", *about_records)
    hold(gone(Draft, "person", _("Forms that you began"), group=DEEDS, source=FROM_YOU))
    forget_after(
        Rule(
            "words of e-mails that did not arrive",
            forgetting.WORDS,
            "they may hold a link that opens an account; until then they may be sent again",
            forgetting.with_words,
            forgetting.lose_their_words,
        ),
        Rule(
            "e-mails without notices",
            forgetting.LETTERS,
            "so long may somebody ask what was sent",
            forgetting.without_notices,
        ),
        Rule(
            "e-mails to addresses without an account",
            forgetting.NOBODYS,
            "nobody asks for them, and an erased address is not kept",
            forgetting.to_nobody,
        ),
        Rule(
            "forms that were carried out",
            once.KEPT_FOR,
            "so long may one be sent again by accident",
            lambda before: SentForm.objects.filter(at__lt=before),
        ),
        Rule(
            "lists handed in for their room",
            lists.KEPT_FOR,
            "who has not come back by then hands it in again",
            lists.left_behind,
            lists.throw_away,
        ),
        Rule(
            "views of records by week",
            weeks.KEPT,
            "they name nobody; a year can be compared with the one before",
            weeks.old,
        ),
        Rule(
            "addresses that were asked for in vain",
            missing.KEPT,
            "they name nobody as far as is known; what is missed is asked for again",
            missing.old,
        ),
        Rule(
            "drafts of forms",
            keeping.KEPT_FOR,
            "who has not come back by then starts anew",
            lambda before: Draft.objects.filter(updated_at__lt=before),
        ),
    )
    nobodys("the ministry's own address", (SiteSettings, "email"))
