"""Addresses of pages: two that differ by large and small letters only are one to people."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page


def is_free(slug: str, parent: Page | None, page: Page | None = None) -> bool:
    """Below this parent; what the root is called is its own matter."""
    if parent is None:
        return True
    others = parent.get_children().filter(slug__iexact=slug)
    return not (others.not_page(page) if page else others).exists()


class PageCopyForm(CopyForm):
    """Wagtail's, which tells large letters from small ones."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        parent = given.get("new_parent_page") or self.page.get_parent()
        slug = given.get("new_slug")
        if slug and not is_free(slug, parent):
            told = _("The slug '%(page_slug)s' is already in use within the parent page.")
            self.add_error("new_slug", told % {"page_slug": slug})
        return given
