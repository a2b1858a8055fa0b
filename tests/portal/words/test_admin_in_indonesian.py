"""Staff meet no word outside the catalogues, on any page of the admin that opens to them."""

import html
import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.users.models import UserProfile

from home.groups import EDITORS, MODERATORS
from portal.users.models import User
from portal.users.views.account import OwnAccountView
from tests.portal.access.addresses import Asked, admin_addresses
from tests.portal.access.asking import signed_in
from tests.portal.access.test_matrix import ALIKE
from tests.portal.words import known, seen
from tests.portal.words.world import written_world

pytestmark = pytest.mark.django_db
# What is shown there are pages of the site, in the language of the page.
OF_THE_SITE = re.compile(r"/preview|/view_draft/|/brief/|/revisions/\d+/view/")


class Walk:
    """What one person reads at the addresses; what is seen of each counts once."""

    def __init__(self, person: User) -> None:
        self.client, self.pages = signed_in(person), 0
        written = known.of_records(person.language) | known.of_handbook(person.language)
        self.known = known.of_catalogues(person.language) | written
        self.strange: dict[str, str] = {}

    def to(self, asked: Asked) -> None:
        page = seen.page_of(self.client.get(asked.address, asked.query))
        self.client.cookies.pop("messages", None)
        if not page or OF_THE_SITE.search(asked.address):
            return
        self.pages += 1
        asked_for = {word for text in asked.query.values() for word in known.words_of(str(text))}
        for text in seen.texts(page):
            for word in known.words_of(text):
                if word not in self.known and word not in asked_for:
                    self.strange.setdefault(word, f"“{text[:120]}” at {asked.address}")


ADMINISTRATORS = "Administrator"


def _staff(role: str, language: str = "id") -> User:
    make = User.objects.create_superuser if role == ADMINISTRATORS else User.objects.create_user
    person = make("staf@simpul.test", "x", first_name="Ayu", last_name="Sari", language=language)
    if role != ADMINISTRATORS:
        person.groups.add(Group.objects.get(name=role))
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    return person


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("role", "least"), [(ADMINISTRATORS, 550), (MODERATORS, 280), (EDITORS, 280)]
)
def test_staff_meet_no_word_outside_the_catalogues(role: str, least: int, language: str) -> None:
    """Administrators at all addresses; the others read no other words in what is alike. English is
    asked for after Indonesian: Wagtail's own words of a class stay as they were said first.
    """
    for records in written_world():
        walk = Walk(_staff(role, language))
        for asked in admin_addresses(records):
            if role == ADMINISTRATORS or not ALIKE.match(asked.address):
                walk.to(asked)
        assert walk.strange == {}
        assert walk.pages > least, "hardly a page opened: nothing was read"


def test_administrators_read_the_rights_of_roles_in_words() -> None:
    """Their names in the database are Django's: "Can add agreement"."""
    client = signed_in(User.objects.create_superuser("kuasa@simpul.test", "x"))
    page = client.get("/admin/groups/new/").content.decode()
    assert "Can add agreement" not in page
    assert "tambah kesepakatan" in page
    assert "Bisa membaca kontak dan dokumen khusus staf" in page
    assert Permission.objects.get(codename="add_agreement").name == "Can add agreement"


def test_the_walk_would_see_a_word_of_english(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(_staff(EDITORS))
    walk.to(Asked("/admin/account/"))
    assert (walk.pages, walk.strange) == (1, {})
    monkeypatch.setattr(OwnAccountView, "page_title", "Strange thing")
    walk.to(Asked("/admin/account/"))
    assert set(walk.strange) == {"strange", "thing"}


@pytest.mark.parametrize(
    "page",
    [
        "<p>More actions</p>",
        '<button aria-label="More actions"></button>',
        '<input placeholder="More actions">',
        '<input type="submit" value=\'x\' title="More actions">',
        '<input type="submit" value="More actions">',
        '<option value="1">More actions</option>',
        '<div data-block="{&quot;label&quot;: &quot;More actions&quot;}"></div>',
        '<script id="x" type="application/json">{"title": "More actions"}</script>',
        "<td><b>More</b> actions</td>",
    ],
)
def test_words_are_seen_wherever_they_stand(page: str) -> None:
    words = {word for text in seen.texts(page) for word in known.words_of(text)}
    assert words == {"more", "actions"}


def test_words_of_wagtail_itself_are_none_of_the_records() -> None:
    """Named so by its migrations, and seen by staff: permissions, the first site, the root."""
    assert not {"root", "can", "default", "welcome"} & known.of_records()
    assert not {"the", "and", "role", "username", "restart", "true"} & known.of_catalogues("id")
    assert not {"dan", "cari", "halaman", "hapus", "pilih", "diubah"} & known.of_catalogues("en")


def test_menus_speak_the_readers_language_whoever_came_first() -> None:
    """A process makes them once."""
    person = _staff(MODERATORS)
    client = signed_in(person)
    for language, words in (
        ("en", ("Translations", "What's new in Wagtail")),
        ("id", ("Terjemahan", "Yang baru di Wagtail")),
    ):
        profile = UserProfile.get_for_user(person)
        profile.preferred_language = language
        profile.save()
        menu = html.unescape(client.get("/admin/account/").content.decode())
        for said in words:
            assert json.dumps(said)[1:-1] in menu, said
