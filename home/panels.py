"""What this app asks of editors and moderators."""

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TaskState
from wagtail.permissions import page_permission_policy

from home.access import Actor
from home.among import among
from home.dashboard import Item, Panel, Rows
from home.latest_names import name_in
from home.models import DatedFact
from home.translation.sources import LANGUAGE_WORDS, languages_of_translations
from home.translation.work import translations_needing_work


def facts_past_review(user: AbstractUser) -> list[Item]:
    if not Actor(user).has("home.change_datedfact"):
        return []
    finder = AdminURLFinder(user)
    return [
        Item(
            str(fact),
            finder.get_edit_url(fact) or "",
            gettext("check by %(date)s") % {"date": date_format(fact.review_date)},
            is_urgent=True,
        )
        for fact in DatedFact.objects.past_review().order_by("review_date")
    ]


def stale_translations(user: AbstractUser) -> Rows:
    states, finder = translations_needing_work(), AdminURLFinder(user)
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = Page.objects.filter(among("pk", states), pk__in=mine.order_by().values("pk"))

    def item(page: Page) -> Item:
        language = page.locale.get_display_name()
        note = f"{language}: {states[page.pk].label}"
        return Item(page.title, finder.get_edit_url(page) or "", note)

    return Rows(pages.select_related("locale").order_by("last_published_at", "pk"), item)


def waiting_for_review(user: AbstractUser) -> list[Item]:
    """Pages and records in moderation that this person may decide.

    Wagtail's own report hides records from reviewers without rights on pages.
    """
    finder = AdminURLFinder(user)
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("workflow_state__requested_by", "revision")
        .prefetch_related("workflow_state__content_object")
        .order_by("started_at")
    )
    there = [state for state in states if state.workflow_state.content_object]
    subjects = [state.workflow_state.content_object for state in there]
    languages = languages_of_translations([one for one in subjects if isinstance(one, Page)])
    return [_review_item(state, finder, languages) for state in there]


def _review_item(state: TaskState, finder: AdminURLFinder, languages: dict[int, str]) -> Item:
    subject = state.workflow_state.content_object
    title = name_in(subject, state.revision) if state.revision else str(subject)
    note = gettext("submitted by %(person)s on %(date)s") % {
        "person": state.workflow_state.requested_by or gettext("somebody who left"),
        "date": date_format(localtime(state.started_at)),
    }
    kind = getattr(subject, "specific_class", None) or type(subject)  # "tool" rather than "page"
    about = str(kind._meta.verbose_name)
    if isinstance(subject, Page) and (code := languages.get(subject.pk)):
        told = {"kind": about, "language": LANGUAGE_WORDS.get(code, code)}
        about = gettext("%(kind)s, translation into %(language)s") % told
    return Item(title, finder.get_edit_url(subject) or "", f"{about}, {note}")


PANELS = (
    Panel(
        "waiting-for-review", _("Waiting for your review"), "tasks", waiting_for_review, order=10
    ),
    Panel(
        "stale-translations",
        _("Translations to update"),
        "wagtail-localize-language",
        stale_translations,
        lambda: reverse("wagtail_localize:translations_report"),
        order=80,
    ),
    Panel(
        "facts-past-review",
        _("Facts to check again"),
        "calendar-alt",
        facts_past_review,
        lambda: reverse("wagtailsnippets_home_datedfact:list"),
        order=90,
    ),
)
