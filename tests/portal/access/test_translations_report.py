"""Each language of a page is closed by itself, also in the list of translations."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from portal.users.models import User
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/localize/reports/translations/"


@pytest.fixture
def pages() -> list[Page]:
    """A page and its translation, which are both on the site."""
    home, english = HomePageFactory(), Locale.objects.get(language_code="en")
    page = StandardPageFactory(parent=home, title="RahasiaAsal")
    home.copy_for_translation(english)
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=True)
    made = page.get_translation(english)
    made.title = made.draft_title = "RahasiaTujuan"
    made.live = True
    made.save()
    return [page, made]


def _told() -> str:
    person = User.objects.create_user("tamu@simpul.test", "x")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(person)
    addresses = (LIST, f"{LIST}results/", f"{LIST}?export=csv")
    answers = [client.get(address) for address in addresses]
    return "".join(
        b"".join(answer).decode() if answer.streaming else answer.content.decode()
        for answer in answers
    )


def test_translation_of_open_pages_is_listed(pages: list[Page]) -> None:
    assert "RahasiaAsal" in _told()


@pytest.mark.parametrize("closed", [0, 1])
def test_translation_is_not_told_when_one_of_its_pages_is_closed(
    pages: list[Page], closed: int
) -> None:
    PageViewRestriction.objects.create(page=pages[closed], restriction_type="login")
    assert "Rahasia" not in _told()
