"""What the shell stores about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.desk.models import SentForm
from home.drafts.models import Draft
from home.models import SiteSettings
from home.notices.models import Choice, Letter, Notice
from home.privacy.held import Erasure, Held, Merging, Points, hold, nobodys
from home.privacy.words import ACCOUNT, DEEDS, FROM_US, FROM_YOU, LETTERS, gone

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
    hold(gone(Draft, "person", _("Forms that you began"), group=DEEDS, source=FROM_YOU))
    nobodys("the ministry's own address", (SiteSettings, "email"))
