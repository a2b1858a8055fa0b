"""Forms that cannot be read, as no page would send them: an answer 400, nothing saved, and no
error of ours.

Django, Wagtail and modelcluster read some of what a form sends without looking: how many blocks
and rows there are, what their keys are. What breaks in their code there is what was sent. What
breaks in our code, or anywhere else, stays an error 500, which somebody is told of.
"""

import re
import traceback
from collections.abc import Callable
from itertools import dropwhile
from types import FrameType
from typing import Any

from django.apps import apps
from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDictKeyError
from modelcluster.forms import BaseChildFormSet

from portal.admin_access import ADMIN

ROOMS = {"home", "knowledge", "partners", "portal", "search"}
# Where forms and blocks take their values from what was sent, and choosers look up what they show
# of it; and what can break there, or where a view itself asks the database for what was sent.
READERS = {"value_from_datadict", "_clean_bound_field", "_construct_form", "get_value_data"}
FAULTS = (AttributeError, DataError, LookupError, ObjectDoesNotExist, OverflowError, TypeError,
          ValidationError, ValueError)  # fmt: skip
# Of rows, and of blocks in a stream or list; `rows-0-count` would be a field of a row.
COUNT = re.compile(r".*(?:-(?:TOTAL|INITIAL)_FORMS|[a-z_]-count)")
NUMBER = re.compile(r"[0-9]{1,9}")
ALL = "all"  # in the listing


class UnreadableFormsMiddleware:
    """Before each view of the admin and after those that break, whoever wrote them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.path_info.startswith(f"{ADMIN}bulk/"):
            refuse_keys_that_are_none(request.GET, **kwargs)
        if request.method == "POST" and request.path_info.startswith(ADMIN):
            refuse_counts_that_are_none(request.POST)
            refuse_ways_to_nowhere(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Raises BadRequest in its stead."""
        if request.method == "POST" and is_cause_of(error):
            raise BadRequest(f"{type(error).__name__} in what was sent") from error


def refuse_counts_that_are_none(sent: QueryDict) -> None:
    """Raises BadRequest. Blocks and rows send a field each at least: there are no more of them."""
    for name, value in sent.items():
        if COUNT.fullmatch(name) and not (NUMBER.fullmatch(value) and int(value) <= len(sent)):
            raise BadRequest(f"{name[:200]} is no count")


def refuse_keys_that_are_none(
    asked: QueryDict, app_label: str = "", model_name: str = "", **_rest: Any
) -> None:
    """Raises BadRequest. Wagtail asks the database for what a bulk act names, whatever it is."""
    try:
        key = apps.get_model(app_label, model_name)._meta.pk
    except LookupError:
        return
    for each in asked.getlist("id"):
        try:
            if each != ALL:
                key.to_python(each)
        except ValidationError as error:
            raise BadRequest(f"{each[:200]} is no key") from error


def refuse_ways_to_nowhere(request: HttpRequest) -> None:
    """Raises BadRequest. Wagtail would save first, and then find that it is led to no address."""
    leads = request.POST.get("next") or request.GET.get("next")
    if leads and "/" not in leads:
        raise BadRequest("next is no address")


def is_cause_of(error: Exception) -> bool:
    """Whether a view broke because of what was sent: it lacks a field that every form of this
    address has, or a library could not read it.
    """
    if isinstance(error, MultiValueDictKeyError):
        return True
    frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
    below = dropwhile(lambda frame: frame.f_code.co_name not in READERS, frames)
    # A view that asks the database for the key that was sent.
    last = [frame for frame in frames if _room_of(frame) != "django"][-1:]
    read = [*below] or [frame for frame in last if frame.f_code.co_name == "post"]
    is_ours = any(_room_of(frame) in ROOMS for frame in read)
    return bool(read) and not is_ours and isinstance(error, FAULTS)


def _room_of(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "")).partition(".")[0]


def refuse_rows_of_others() -> None:
    """Called once, when the site starts: modelcluster takes a key of another record's row for a new
    one, with what was sent of the other.
    """
    BaseChildFormSet._existing_object = _row_of_this_record


_known_row = BaseChildFormSet._existing_object


def _row_of_this_record(self: BaseChildFormSet, key: int) -> Model | None:
    """None for a row that is gone meanwhile. Raises BadRequest."""
    row: Model | None = _known_row(self, key)
    others = self.model._base_manager.exclude(**{self.fk.name: self.instance.pk})
    if row is None and others.filter(pk=key).exists():
        raise BadRequest(f"row {key} belongs to another record")
    return row
