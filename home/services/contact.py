"""Where a reader finds whoever runs the portal."""

from django.utils.translation import get_language

from home.models import StandardPage
from home.visibility import public

SLUGS = ("kontak", "contact")


def contact_address() -> str:
    """The public page in the reader's language; empty where editors took it away. One query."""
    pages = public(StandardPage.objects.filter(slug__in=SLUGS)).select_related("locale")
    page = pages.filter(locale__language_code=get_language()).first()
    return (page.url or "") if page else ""
