"""Publishing many pages at once: what waits for a review is left to its reviewer, and named."""

from typing import Any

from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page

from home import reviews


class PublishOutsideReviews(PublishBulkAction):
    template_name = "desk/admin/publish_pages.html"

    def check_perm(self, page: Page) -> bool:
        return bool(super().check_perm(page)) and not reviews.is_open(page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        refused = context["items_with_no_access"]
        in_review = [one for one in refused if reviews.is_open(one["item"])]
        others = [one for one in refused if one not in in_review]
        return {**context, "in_review": in_review, "items_with_no_access": others}

    @classmethod
    def execute_action(
        cls, objects: Any, include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        pages = list(objects)
        asked = pages if include_descendants else []
        below = [one for page in asked for one in _drafts_below(page, user)]
        done, _none = super().execute_action(pages, user=user, **kwargs)
        more, _none = super().execute_action(below, user=user)
        return done, more


def _drafts_below(page: Page, user: Any) -> list[Page]:
    drafts = page.get_descendants().not_live().specific()
    return [
        one
        for one in drafts
        if not reviews.is_open(one)
        and (user is None or one.permissions_for_user(user).can_publish())
    ]
