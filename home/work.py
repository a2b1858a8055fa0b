"""My work: what one person of the staff wrote, wherever it stands; of every kind that has drafts.

A room adds its kind from its `wagtail_hooks.py`:

    work.register(Agreement, lambda user: Q(in_charge=user))

which says whose a record is, beside whoever wrote its newest version. What else waits for a person
to decide are the lists of `home.dashboard`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, DateTimeField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision, WorkflowState

from home.access import Actor
from home.dashboard import Item
from home.desk.reasons import of_task

MOST = 100  # of each kind in each list; the page says so
LONGEST_NOTE = 200
RETURNED, WAITING = WorkflowState.STATUS_NEEDS_CHANGES, WorkflowState.STATUS_IN_PROGRESS

Mine = Callable[[AbstractUser], Q]
_kinds: dict[type[Model], Mine] = {}


def register(model: type[Model], mine: Mine = lambda user: Q()) -> None:
    """A kind with drafts and moderation. Registering it again replaces the question."""
    _kinds[model] = mine


@dataclass(frozen=True)
class Charge:
    """Records of a kind that somebody may be in charge of: the list narrowed to a person's own.
    `field` names the person in the model and in the list's filter, `rows` what the list shows.
    """

    model: type[Model]
    listing: str
    right: str
    field: str = "in_charge"
    rows: Callable[[], QuerySet[Any]] | None = None


_charges: list[Charge] = []


def register_charge(charge: Charge) -> None:
    _charges.append(charge)


def in_my_charge(user: AbstractUser) -> list[Item]:
    """Each kind of which this person has any, with how many; it leads to the list of them."""
    items = []
    for charge in _charges:
        if not Actor(user).has(charge.right):
            continue
        rows = charge.rows() if charge.rows else charge.model._default_manager.all()
        if count := rows.filter(**{charge.field: user}).count():
            url = f"{reverse(charge.listing)}?{charge.field}={user.pk}"
            label = capfirst(str(charge.model._meta.verbose_name_plural))
            items.append(Item(label, url, str(count)))
    return items


def registered_kinds() -> list[type[Model]]:
    return list(_kinds)


def is_mine(model: type[Model], user: AbstractUser) -> Q:
    """What this person wrote last, or is theirs by the room's own question."""
    return _kinds[model](user) | Q(latest_revision__user=user)


def returned(user: AbstractUser) -> list[Item]:
    """Sent back to this person, with the reason: what was handed in, or is theirs."""
    states = _in_moderation(RETURNED, user).select_related(
        "current_task_state__finished_by", "current_task_state__revision"
    )
    return _items(states, user, _why, is_urgent=True)


def handed_in(user: AbstractUser) -> list[Item]:
    """Waiting for others."""
    states = _in_moderation(WAITING, user).select_related("current_task_state__revision")
    return _items(states, user, _since)


def drafts(user: AbstractUser) -> list[Item]:
    """Begun or changed by this person, and nobody is asked to publish it yet."""
    return [
        Item(_title(one), url, f"{_kind(one)}, {_how_far(one)}")
        for one, url in _own(user, scheduled=False)
    ]


def scheduled(user: AbstractUser) -> list[Item]:
    """Goes onto the site by itself."""
    return [
        Item(_title(one), url, f"{_kind(one)}, {_moment(one.goes_live_at)}")
        for one, url in _own(user, scheduled=True)
    ]


def _in_moderation(status: str, user: AbstractUser) -> QuerySet[WorkflowState]:
    """Workflows name their object by text, whatever its key is."""
    asked = Q(requested_by=user)
    for model, mine in _kinds.items():
        if question := mine(user):
            keys = model._default_manager.filter(question).values_list(Cast("pk", CharField()))
            asked |= Q(base_content_type=_type(model), object_id__in=keys.order_by())
    found = WorkflowState.objects.filter(asked, status=status)
    kinds = [_type(model) for model in _kinds]
    shown = found.filter(base_content_type__in=kinds).defer("current_task_state__revision__content")
    return shown.prefetch_related("content_object").order_by("-pk")


def _items(
    states: Iterable[WorkflowState],
    user: AbstractUser,
    note: Callable[[WorkflowState], str],
    *,
    is_urgent: bool = False,
) -> list[Item]:
    finder, items = AdminURLFinder(user), []
    for state in states[:MOST]:  # type: ignore[index]
        subject = state.content_object
        if subject is None or not (url := finder.get_edit_url(subject)):
            continue
        task = state.current_task_state
        title = task.revision.object_str if task and task.revision else str(subject)
        text = Truncator(f"{_kind(subject)}, {note(state)}").chars(LONGEST_NOTE)
        items.append(Item(title, url, text, is_urgent))
    return items


def _own(user: AbstractUser, *, scheduled: bool) -> list[tuple[Any, str]]:
    """Each with its address; what this person may no longer edit is not theirs to finish."""
    finder, found = AdminURLFinder(user), []
    for model in _kinds:
        rows = _unfinished(model, is_mine(model, user))
        rows = rows.filter(goes_live_at__isnull=not scheduled)
        order = "goes_live_at" if scheduled else "-latest_revision__created_at"
        found += [
            (one, url)
            for one in rows.order_by(order, "pk")[:MOST]
            if (url := finder.get_edit_url(one))
        ]
    return found


def _unfinished(model: type[Model], mine: Q) -> QuerySet[Any]:
    """Not published as it is, and not in moderation; with the moment that it goes live at."""
    kind, key = _type(model), Cast(OuterRef("pk"), CharField())
    planned = Revision.objects.filter(
        base_content_type=kind, object_id=key, approved_go_live_at__isnull=False
    )
    busy = WorkflowState.objects.active().filter(base_content_type=kind).values("object_id")
    rows = model._default_manager.filter(mine, Q(live=False) | Q(has_unpublished_changes=True))
    if issubclass(model, Page):
        rows = rows.filter(alias_of=None, depth__gt=1)
    elif hasattr(rows, "kept"):
        rows = rows.kept()
    named = rows.alias(text_key=Cast("pk", CharField())).exclude(text_key__in=busy)
    when = planned.order_by("approved_go_live_at").values("approved_go_live_at")[:1]
    return (
        named.annotate(goes_live_at=Subquery(when, output_field=DateTimeField()))
        .select_related("latest_revision")
        .defer("latest_revision__content")
    )


def _type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def _kind(subject: Any) -> str:
    """A tool rather than a page."""
    kind = getattr(subject, "specific_class", None) or type(subject)
    return str(kind._meta.verbose_name)


def _title(one: Any) -> str:
    return one.latest_revision.object_str if one.latest_revision else str(one)


def _how_far(one: Any) -> str:
    return _("published, with newer changes") if one.live else _("not yet submitted")


def _moment(moment: Any) -> str:
    shown = date_format(localtime(moment), "DATETIME_FORMAT")
    return _("goes onto the site on %(moment)s") % {"moment": shown}


def _why(state: WorkflowState) -> str:
    back = of_task(state.current_task_state)
    said = {"person": back.person or _("somebody who left"), "reason": back.short}
    return _("sent back by %(person)s: %(reason)s") % said


def _since(state: WorkflowState) -> str:
    started = state.current_task_state.started_at if state.current_task_state else state.created_at
    return _("handed in on %(date)s") % {"date": date_format(localtime(started))}
