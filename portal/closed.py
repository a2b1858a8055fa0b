"""In the admin nobody is told of what is closed to them, not even its title.

Wagtail asks for rights where something is changed; its choosers, its confirmation pages and
wagtail-localize's lists name every page and record to whoever may enter at all. What somebody
may know of (`home.visibility.known`) is asked in their stead; a matrix of all roles and addresses
finds others (tests/portal/access/test_matrix.py).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChosenMultipleViewMixin,
    ChosenViewMixin,
)
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page

from home.visibility import known

# Wagtail's and wagtail-localize's addresses that name what they are asked for, whoever asks.
PAGES = ("page_to_move_id", "destination_id", "parent_page_id")
PAGE_VIEWS = ("wagtailadmin_pages:move_confirm", "wagtailadmin_choose_page_child")
CHOSEN_PAGES = "wagtailadmin_choose_page_chosen_multiple"
RECORDS = "construct_record_chooser_queryset"


def only_known(records: Iterable[Model], user: AbstractUser | AnonymousUser) -> Iterator[Model]:
    """Of records of any kind."""
    for record in records:
        if known(type(record)._default_manager.filter(pk=record.pk), user).exists():
            yield record


def refuse_what_is_closed(request: HttpRequest, view: Any, kwargs: dict[str, Any]) -> None:
    """Before a view of the admin. Raises PermissionDenied, and Http404 for what is no key."""
    match, shown = request.resolver_match, getattr(view, "view_class", object)
    keys: list[str] = request.GET.getlist("id")
    if match is None or not request.user.is_authenticated:
        return
    if match.view_name in PAGE_VIEWS:
        _require_known(Page, [kwargs[name] for name in PAGES if name in kwargs], request.user)
    elif match.view_name == CHOSEN_PAGES:
        _require_known(Page, keys, request.user)
    elif issubclass(shown, ChosenViewMixin):
        _require_known(_model_of(view), [kwargs["pk"]], request.user)
    elif issubclass(shown, ChosenMultipleViewMixin):
        _require_known(_model_of(view), keys, request.user)
    elif "localize/api/snippets" in match.route:
        _require_any_right(kwargs["app_label"], kwargs["model_name"], request.user)


def _model_of(view: Any) -> type[Model]:
    named = view.view_initkwargs.get("model") or view.view_class.model
    model: type[Model] = resolve_model_string(named)
    return model


def _require_known(model: type[Model], keys: list[str], user: AbstractUser | AnonymousUser) -> None:
    """Raises Http404 for what can be no key of this model."""
    for key in keys:
        try:
            there = model._default_manager.filter(pk=model._meta.pk.clean(key, None))
        except ValidationError:
            raise Http404 from None
        if there.exists() and not known(there, user).exists():
            raise PermissionDenied


def _require_any_right(app_label: str, model_name: str, user: AbstractUser | AnonymousUser) -> None:
    rights = (f"{app_label}.{verb}_{model_name}" for verb in ("view", "change", "add", "delete"))
    if not any(user.has_perm(right) for right in rights):
        raise PermissionDenied


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]  # Wagtail's
@hooks.register(RECORDS)  # type: ignore[untyped-decorator]
def choose_from_known(rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    return known(rows, request.user)


def close() -> None:
    """Called once, when the site starts: what Wagtail has no hook for."""
    BaseChooseView.construct_queryset_hook_name = RECORDS  # documents and pictures have their own
    BulkAction.get_context_data = _without_unknown


_told = BulkAction.get_context_data


def _without_unknown(self: BulkAction, **kwargs: Any) -> dict[str, Any]:
    """Items that one may not act on are named by Wagtail, so that one knows which."""
    context: dict[str, Any] = _told(self, **kwargs)
    for name, items in context.items():
        if name.startswith("items_with"):
            context[name] = list(only_known(items, self.request.user))
    return context
