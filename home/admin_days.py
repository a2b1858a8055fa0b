"""Days and moments in Wagtail's forms and filters: the desk's fields, beside Wagtail's calendar.

Wagtail's own field reads few spellings, and its calendar turned what it could not read into today
(`static/home/days.js` stops that).
"""

from typing import Any

import django_filters
from django import forms
from django.db import models
from django_filters.fields import DateRangeField
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from home.desk.days import COMES, GOES, MIDNIGHT, DayField, DayInput, MomentField, MomentInput

CALENDARS = {DayInput: AdminDateInput, MomentInput: AdminDateTimeInput}


class AdminDayField(DayField):
    widget = AdminDateInput


class AdminMomentField(MomentField):
    widget = AdminDateTimeInput


class MomentOrDayField(MomentField):
    """For filters: their widget asks for a day, which begins at midnight."""

    alone = MIDNIGHT
    default_error_messages = DayField.default_error_messages


class DayRangeField(DateRangeField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        days = (DayField(required=False), DayField(required=False))
        super(DateRangeField, self).__init__(days, *args, **kwargs)


def _moment_of(field: models.DateTimeField[Any, Any]) -> dict[str, Any]:
    """Scheduling: what comes stands there in the morning, what goes stays the whole day."""
    hour = GOES if field.name == "expire_at" else COMES
    return {"form_class": AdminMomentField, "alone": hour}


def with_calendars(form: forms.BaseForm) -> None:
    """A form of the desk in the admin: one may also choose the day."""
    for field in form.fields.values():
        if calendar := CALENDARS.get(type(field.widget)):
            was = field.widget
            field.widget = calendar(attrs=was.attrs)
            field.widget.is_required = was.is_required


def everywhere() -> None:
    """Also in blocks, rows of other records, settings and scheduling; django-filter has no
    setting for the fields of its filters.
    """
    register_form_field_override(models.DateField, override={"form_class": AdminDayField})
    register_form_field_override(models.DateTimeField, override=_moment_of)
    django_filters.DateFilter.field_class = DayField
    django_filters.DateTimeFilter.field_class = MomentOrDayField
    django_filters.DateFromToRangeFilter.field_class = DayRangeField
