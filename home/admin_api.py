"""Wagtail's API of the admin answers with its own errors what it cannot answer.

Some questions that nobody's form asks would be errors of the server.
"""

from typing import Any

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

OPERATORS = ("and", "or")
LAST = 2**31 - 1


class OnlyAnswerable:
    def check_query_parameters(self, queryset: Any) -> None:
        """Raises BadRequestError."""
        super().check_query_parameters(queryset)  # type: ignore[misc]
        asked = self.request.GET  # type: ignore[attr-defined]
        if "search" in asked and "has_children" in asked:
            raise BadRequestError("filtering by has_children with a search query is not supported")
        if asked.get("search_operator", "and") not in OPERATORS:
            raise BadRequestError("search_operator must be 'and' or 'or'")
        for name in ("offset", "limit"):
            if _is_beyond(asked.get(name, "")):
                raise BadRequestError(f"{name} cannot be higher than {LAST}")


def _is_beyond(number: str) -> bool:
    """What is no number is refused by Wagtail."""
    try:
        return int(number) > LAST
    except ValueError:
        return False


class ImagesAPIViewSet(OnlyAnswerable, ImagesAdminAPIViewSet):
    pass


class DocumentsAPIViewSet(OnlyAnswerable, DocumentsAdminAPIViewSet):
    pass


def files_api(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("images", ImagesAPIViewSet)
    router.register_endpoint("documents", DocumentsAPIViewSet)
