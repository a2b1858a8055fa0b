"""One field for days, one for moments: no form or filter of site and admin has another."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import django_filters
import pytest
from django import forms
from django.urls import get_resolver
from django_filters.fields import DateRangeField
from wagtail.blocks import Block, DateBlock, DateTimeBlock, TimeBlock
from wagtail.contrib.settings.registry import registry as settings
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from home.admin_days import DayRangeField
from home.desk.days import DayField, MomentField
from tests.architecture.test_shape import ROOMS, ROOT, SOURCES

OTHERS = (forms.DateField, forms.DateTimeField, forms.TimeField, forms.SplitDateTimeField)
OURS = (DayField, MomentField)
# Read by a script, without a signal: the browser itself refuses half a day there.
READ_ON_THE_DEVICE = {
    "partners.apprenticeships.placements.workspace.logbook_forms.DeviceForm.day",
}
NATIVE = {"date", "datetime-local", "time", "month", "week"}


@pytest.fixture(autouse=True)
def everything_is_imported() -> None:
    get_resolver().url_patterns  # noqa: B018
    for path in SOURCES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if "BaseForm" in path.read_text() or "forms" in path.read_text():
            import_module(module.removesuffix(".__init__"))


def subclasses(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        yield one
        yield from subclasses(one)


def of_wagtail() -> Iterator[type[forms.BaseForm]]:
    """The forms that Wagtail makes of panels, with those of the rows in them."""
    handlers = [model.get_edit_handler() for model in get_page_models()]
    handlers += [model.snippet_viewset.get_edit_handler() for model in get_snippet_models()]
    handlers += [
        model.get_edit_handler() for model in settings if hasattr(model, "get_edit_handler")
    ]
    for handler in handlers:
        form = handler.get_form_class() if handler else None
        if form is not None:
            yield form
            yield from (formset.form for formset in getattr(form, "formsets", {}).values())


def forms_of_the_portal() -> set[type[forms.BaseForm]]:
    found = {one for one in subclasses(forms.BaseForm) if hasattr(one, "base_fields")}
    ours = {one for one in found if one.__module__.split(".")[0] in {*ROOMS, "wagtail"}}
    return ours | set(of_wagtail())


def parts(field: forms.Field) -> Iterator[forms.Field]:
    yield field
    if isinstance(field, forms.MultiValueField):
        for one in field.fields:
            yield from parts(one)


def is_anothers(field: forms.Field) -> bool:
    return any(isinstance(one, OTHERS) and not isinstance(one, OURS) for one in parts(field))


def test_every_form_reads_days_with_the_one_field() -> None:
    others = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in forms_of_the_portal()
        for name, field in form.base_fields.items()
        if is_anothers(field)
    }
    assert others == set()


def test_forms_with_days_are_found_at_all() -> None:
    names = {
        f"{form.__name__}.{name}"
        for form in forms_of_the_portal()
        for name, field in form.base_fields.items()
        if isinstance(field, OURS)
    }
    expected = {"HomePageForm.go_live_at", "AdaptationForm.date", "BatchFilterForm.starts"}
    assert expected <= names


def test_every_filter_reads_days_with_the_one_field() -> None:
    others = [
        f"{filterset.__module__}.{filterset.__qualname__}.{name}"
        for filterset in subclasses(django_filters.FilterSet)
        if filterset.__module__.split(".")[0] in {*ROOMS, "wagtail"}
        for name, one in filterset.base_filters.items()
        if is_another_filter(one)
    ]
    assert others == []


def is_another_filter(one: django_filters.Filter) -> bool:
    field = one.field_class
    if issubclass(field, DateRangeField):
        return not issubclass(field, DayRangeField)
    return issubclass(field, OTHERS) and not issubclass(field, OURS)


def test_no_block_asks_for_a_day_in_a_field_of_its_own() -> None:
    asking = {
        one
        for one in subclasses(Block)
        if issubclass(one, DateBlock | DateTimeBlock | TimeBlock)
        and one.__module__.split(".")[0] in ROOMS
    }
    assert asking == set()
    assert calls_of({"DateBlock", "DateTimeBlock", "TimeBlock"}) == set()


def test_no_widget_leaves_the_reading_of_a_day_to_the_browser() -> None:
    native = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in forms_of_the_portal()
        for name, field in form.base_fields.items()
        if getattr(field.widget, "input_type", "") in NATIVE
        or field.widget.attrs.get("type") in NATIVE
    }
    assert native == READ_ON_THE_DEVICE
    assert (
        calls_of({"DateField", "DateTimeField", "DateInput", "DateTimeInput"}, of="forms") == set()
    )


def calls_of(names: set[str], of: str | None = None) -> set[str]:
    """Where the sources make one of these; `of`: only as an attribute of that name."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(Path(path).read_text()))
        if isinstance(node, ast.Call) and _is_one(node.func, names, of)
    }


def _is_one(made: Any, names: set[str], of: str | None) -> bool:
    if isinstance(made, ast.Attribute):
        return made.attr in names and (of is None or getattr(made.value, "id", "") == of)
    return of is None and isinstance(made, ast.Name) and made.id in names
