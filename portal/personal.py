"""What is stored about people beside what the rooms say of theirs: accounts, Wagtail's own records,
translations, the search. The composition root knows them all (home/privacy).
"""

from datetime import timedelta
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from taggit.models import TaggedItem
from wagtail import models as wagtail
from wagtail.admin import models as admin
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.users.models import UserProfile
from wagtail_localize import models as localize

from home.access import Actor
from home.privacy import leaving
from home.privacy.held import Erasure, Held, Merging, Points, hold, nobodys
from home.privacy.retention import Rule, forget_after
from home.privacy.words import (
    ACCOUNT,
    DESK,
    FROM_OTHERS,
    FROM_US,
    FROM_YOU,
    deed,
    gone,
    lock,
)
from portal.users import proving
from portal.users.models import Proof, User
from search.insight import counting
from search.models import Pin

# An account that was erased: nobody signs in with it, and it has no name.
FORGOTTEN = {
    "email": None,
    "phone": None,
    "phone_verified": False,
    "account_number": None,
    "first_name": "",
    "last_name": "",
    "password": "!",
    "last_login": None,
    "is_active": False,
    "is_staff": False,
    "is_superuser": False,
    "erased_at": Now(),
}
NAMES = ("first_name", "last_name", "email", "phone", "language", "date_joined", "last_login")


def declare() -> None:
    _accounts()
    _desk()
    _retention()
    leaving.says_farewell(end_sessions)
    leaving.says_farewell(remove_picture)
    nobodys("of the account itself, which is declared whole", (User, "email"), (User, "phone"))
    index = apps.get_app_config("wagtailsearch").get_models()
    nobodys("leads to records and pages", *((model, "object_id") for model in index))
    nobodys("of a row that is declared by its account", (EmailAddress, "email"))
    nobodys("leads to pictures and files", (TaggedItem, "object_id"))
    nobodys(
        "leads to drafts and what they are edited in; an account is none",
        (wagtail.Revision, "object_id"),
        (wagtail.WorkflowState, "object_id"),
        (admin.EditingSession, "object_id"),
        (admin.FormState, "object_id"),
        (wagtail.ReferenceIndex, "object_id"),
    )


def _retention() -> None:
    """What other duties carry out, or ends by itself, is named here too."""
    forget_after(
        Rule(
            "codes that somebody asked for",
            proving.REMEMBERED,
            "they are asked for no more",
            lambda before: Proof.objects.filter(ends_at__lt=before),
        ),
        Rule(
            "sessions, and where one is signed in",
            timedelta(seconds=settings.SESSION_ABSOLUTE_AGE),
            "they end when nobody uses them, and at last however busy they are",
            carried_out_by="clear-sessions",
        ),
        Rule(
            "jobs that were finished",
            timedelta(days=30),
            "so long may somebody look why one failed",
            carried_out_by="prune-jobs",
        ),
        Rule(
            "what was tried too often",
            timedelta(days=1),
            "each count has its own end",
            carried_out_by="portal/throttles",
        ),
        Rule(
            "words that were searched",
            counting.KEEP,
            "they name nobody; rare ones go after a month",
            carried_out_by="search/insight",
        ),
    )


def end_sessions(person: User, by: Actor) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()


def remove_picture(person: User, by: Actor) -> None:
    """The file, which no row takes along."""
    for profile in UserProfile.objects.filter(user=person).exclude(avatar=""):
        picture = profile.avatar
        transaction.on_commit(partial(picture.storage.delete, picture.name))


def _accounts() -> None:
    emptied = (Erasure.EMPTY, Merging.LEAVE)
    mixed = {"shows": NAMES, "secret": frozenset({"password"})}
    hold(
        Held(
            User,
            "id",
            _("The account"),
            ACCOUNT,
            FROM_YOU,
            *emptied,
            **mixed,
            blank=FORGOTTEN,
            points=Points.SELF,
        ),
        gone(
            EmailAddress,
            "user",
            _("E-mail addresses"),
            group=ACCOUNT,
            source=FROM_YOU,
            shows=("email", "verified"),
        ),
        gone(
            Authenticator,
            "user",
            _("Second factors"),
            group=ACCOUNT,
            source=FROM_YOU,
            shows=("type", "created_at"),
            secret=frozenset({"data"}),
        ),
        gone(
            Proof,
            "person",
            _("Codes that you asked for"),
            group=ACCOUNT,
            source=FROM_YOU,
            shows=("contact", "ends_at"),
            secret=frozenset({"facts", "nonce"}),
        ),
        gone(
            UserSession,
            "user",
            _("Where you are signed in"),
            group=ACCOUNT,
            shows=("user_agent", "ip", "last_seen_at"),
            secret=frozenset({"session_key", "data"}),
        ),
        Held(
            wagtail.ModelLogEntry,
            "object_id",
            _("Who looked at or changed your data"),
            ACCOUNT,
            FROM_US,
            Erasure.EMPTY,
            Merging.MOVE,
            shows=("timestamp", "message", "user_display_name"),
            blank={"label": "–"},
            points=Points.OBJECT,
        ),
    )


def _desk() -> None:
    rights = (FROM_OTHERS, Erasure.DELETE, Merging.REFUSE)
    hold(
        Held(User.groups.through, "user", _("Groups of staff"), DESK, *rights),
        Held(User.user_permissions.through, "user", _("Rights of staff"), DESK, *rights),
        gone(UserProfile, "user", _("Settings and picture in the admin")),
        gone(admin.EditingSession, "user", _("What you have open in the admin")),
        gone(admin.FormState, "user", _("Forms that you were previewing")),
        gone(wagtail.APIToken, "user", _("Keys for programs"), secret=frozenset({"key", "digest"})),
        gone(wagtail.PageSubscription, "user", _("Comments that you follow")),
        gone(wagtail.UploadedFile, "uploaded_by_user", _("Files on their way in")),
        lock(wagtail.Page, _("Pages that you locked")),
        deed(wagtail.ModelLogEntry, "user", _("What you did to records")),
        deed(wagtail.PageLogEntry, "user", _("What you did to pages")),
        deed(wagtail.Revision, "user", _("Versions that you saved")),
        deed(wagtail.Page, "owner", _("Pages that you made")),
        deed(wagtail.WorkflowState, "requested_by", _("Drafts that you handed in")),
        deed(wagtail.TaskState, "finished_by", _("Drafts that you decided")),
        deed(wagtail.Comment, "user", _("Comments that you wrote")),
        deed(wagtail.Comment, "resolved_by", _("Comments that you closed")),
        deed(wagtail.CommentReply, "user", _("Answers to comments that you wrote")),
        deed(Document, "uploaded_by_user", _("Files that you added")),
        deed(Image, "uploaded_by_user", _("Pictures that you added")),
        deed(localize.StringTranslation, "last_translated_by", _("Sentences that you translated")),
        deed(
            localize.SegmentOverride, "last_translated_by", _("Parts that you chose for a language")
        ),
        deed(Pin, "created_by", _("Results that you pinned")),
    )
