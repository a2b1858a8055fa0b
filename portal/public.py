"""What readers see of records that belong to no room, and how the search learns what to follow.

Our rooms say it of theirs (`public.py` in each). The search may not know `home`, so the
composition root introduces them.
"""

from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django_tasks_db.models import DBTaskResult
from taggit.models import Tag, TaggedItem
from wagtail import models as wagtail
from wagtail.admin import models as admin
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.models import Embed
from wagtail.users.models import UserProfile
from wagtail_localize import models as localize

from home.cache import reading, renewal
from home.cache.declared import WHOLE, accompanies, not_public, owners_of, public
from home.four_eyes import rules
from home.public import PAGES
from portal.throttles.models import Count
from portal.users.models import Proof, User
from search import models as search
from search import registry, signals

SEARCH = "search"


def declare() -> None:
    registry.follow(owners_of)
    public(PAGES, Redirect, localize.Translation, localize.TranslationSource)
    # Answers to words are never kept; what was found without any is told by `on_index_changed`.
    accompanies(SEARCH, search.Pin, search.IndexState, search.Word)
    rules.told(rules.MODERATES, Redirect)
    rules.free("the order of what is found, no word of it", search.Pin)
    accompanies(WHOLE, ContentType)  # changes with the code
    not_public("work of the search", search.Change, search.Opened, search.Searched)
    not_public("where a record is used, for the admin", wagtail.ReferenceIndex)
    # Which there are depends on the database.
    not_public("Wagtail's own index", *apps.get_app_config("wagtailsearch").get_models())
    not_public("accounts", User, UserProfile, EmailAddress, EmailConfirmation, UserSession)
    not_public("what shows who somebody is", Authenticator, Proof)
    not_public("rights of staff", Group, Permission, Session, wagtail.APIToken)
    not_public(
        "rights of staff",
        wagtail.GroupCollectionPermission,
        wagtail.GroupPagePermission,
        wagtail.GroupSitePermission,
    )
    not_public("jobs", DBTaskResult)
    not_public("what was tried too often", Count)
    not_public("our pages embed nothing", Embed)
    not_public("words that only staff find pictures and files by", Tag, TaggedItem)
    not_public("screens of the admin", admin.Admin, admin.EditingSession, admin.FormState)
    not_public("a file on its way in", wagtail.UploadedFile)
    not_public(
        "drafts, what is said of them, and who did what",
        wagtail.Comment,
        wagtail.CommentReply,
        wagtail.ModelLogEntry,
        wagtail.PageLogEntry,
        wagtail.PageSubscription,
        wagtail.Revision,
    )
    not_public(
        "the way of a draft to its publication",
        wagtail.GroupApprovalTask,
        wagtail.Task,
        wagtail.TaskState,
        wagtail.Workflow,
        wagtail.WorkflowContentType,
        wagtail.WorkflowPage,
        wagtail.WorkflowState,
        wagtail.WorkflowTask,
    )
    # Of a translation at work readers see how far it is, once it is published.
    accompanies(
        PAGES,
        localize.LocaleSynchronization,
        localize.OverridableSegment,
        localize.RelatedObjectSegment,
        localize.SegmentOverride,
        localize.String,
        localize.StringSegment,
        localize.StringTranslation,
        localize.Template,
        localize.TemplateSegment,
        localize.TranslatableObject,
        localize.TranslationContext,
        localize.TranslationLog,
    )


@receiver(signals.asked)
def on_asked(types: Sequence[str], **kwargs: Any) -> None:
    """What the engine finds comes from no table."""
    reading.uses(*(source.model for source in registry.sources(types)))


@receiver(signals.index_changed)
def on_index_changed(types: Sequence[str], **kwargs: Any) -> None:
    """An indexer may follow long after the change itself was committed."""
    renewal.changed(*(source.model for source in registry.sources(types)))
