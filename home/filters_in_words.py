"""What a list is filtered by, in words: Wagtail shows a yes or no as Python writes it."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.active_filters import BaseFilterAdapter, register_filter_adapter_class


class YesOrNo(BaseFilterAdapter):  # type: ignore[misc]  # Wagtail is not typed
    def get_active_filters(self) -> Iterator[Any]:
        for shown in super().get_active_filters():
            yield shown._replace(value=_("Yes") if self.value else _("No"))


class OfADay(BaseFilterAdapter):  # type: ignore[misc]  # Wagtail is not typed
    def get_active_filters(self) -> Iterator[Any]:
        for shown in super().get_active_filters():
            yield shown._replace(value=date_format(self.value, "DATE_FORMAT"))


def register() -> None:
    register_filter_adapter_class(django_filters.BooleanFilter, YesOrNo)
    for kind in (django_filters.DateFilter, django_filters.DateTimeFilter):
        register_filter_adapter_class(kind, OfADay)
