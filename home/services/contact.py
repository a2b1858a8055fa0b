"""Where a reader finds whoever runs the portal."""

from wagtail.models import Locale

from home.models import StandardPage

SLUGS = ("kontak", "contact")


def contact_address() -> str:
    """The public page in the reader's language; empty where editors took it away. Two queries."""
    pages = StandardPage.objects.live().public().filter(slug__in=SLUGS)
    page = pages.filter(locale=Locale.get_active()).first()
    return (page.url or "") if page else ""
