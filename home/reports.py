"""Reports of the admin, for whoever the question of their own room lets look."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.reports import ReportView

from home.access import Actor, actor_of, require


class AllowedReportView(ReportView):  # type: ignore[misc]  # Wagtail is not typed
    """`allowed` is asked of whoever opens the report or takes it away; raises PermissionDenied."""

    allowed: Callable[[Actor], bool]
    paginate_by = 50

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.allowed(actor_of(request)))
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class SummedReportView(AllowedReportView):
    """Rows are sums, in the order in which they come; `decorate_paginated_queryset` says each of
    a page in words, with a query for all of them.
    """

    is_searchable = False

    def order_queryset(self, queryset: Any) -> Any:
        return queryset

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.decorate_paginated_queryset(object_list))
