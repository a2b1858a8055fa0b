"""The handbook is there in both languages, names what the admin says, and shows what it has."""

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from home.handbook import reading
from portal.users.models import User
from tests.factories.agreements import TwoPartyAgreementFactory

PICTURES = Path(reading.__file__).parent.parent / "static/home/handbook"
WEIGHT = 300_000  # bytes of all pictures
LISTS = [
    ("tools:index", "tools"),
    ("wagtailsnippets_knowledge_tooltag:list", "tools"),
    ("wagtailsnippets_agreements_agreement:list", "agreements"),
    ("wagtailsnippets_organisations_organisation:list", "organisations"),
    ("wagtailsnippets_apprenticeships_offer:list", "offers"),
    ("wagtailsnippets_apprenticeships_batch:list", "offers"),
    ("wagtailsnippets_home_datedfact:list", "calendar"),
    ("wagtailsnippets_glossary_term:list", "translations"),
    ("wagtail_localize:translations_report", "translations"),
    ("planning:calendar", "calendar"),
    ("planning:bundles", "together"),
    ("my_work", "start"),
]
EVERY = [(name, code) for code in ("id", "en") for name in reading.NAMES]


@pytest.fixture(scope="module")
def said() -> set[str]:
    """All that the admin says: our catalogue, our words for Wagtail's, and Wagtail's own."""
    own = polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / "id/LC_MESSAGES/django.po"))
    wagtails = polib.pofile(str(Path(settings.LOCALE_PATHS[1]) / "id/LC_MESSAGES/django.po"))
    return {entry.msgid for entry in (*own, *wagtails) if not entry.obsolete and entry.msgstr}


@pytest.mark.parametrize(("name", "code"), EVERY)
def test_every_button_that_it_names_is_a_word_of_the_admin(
    name: str, code: str, said: set[str]
) -> None:
    names = set(reading.names_in(reading.page(name, code).text))
    assert names - said == set()


@pytest.mark.parametrize("name", reading.NAMES)
def test_both_languages_say_the_same_things(name: str) -> None:
    indonesian, english = reading.page(name, "id"), reading.page(name, "en")
    assert len(indonesian.sections) == len(english.sections)
    assert reading.names_in(indonesian.text) == reading.names_in(english.text)
    assert reading.pictures_in(indonesian.text) == reading.pictures_in(english.text)


@pytest.mark.parametrize(("name", "code"), EVERY)
def test_headings_lead_to_a_place_of_their_own(name: str, code: str) -> None:
    anchors = [one.anchor for one in reading.page(name, code).sections if one.heading]
    assert anchors
    assert len(anchors) == len(set(anchors))
    assert all(anchors)


def test_every_page_and_picture_is_used() -> None:
    files = {path.stem for path in (reading.FOLDER / "id").glob("*.md")}
    assert files == set(reading.NAMES)
    assert {path.stem for path in (reading.FOLDER / "en").glob("*.md")} == files
    shown = {name for one in reading.pages("id") for name in reading.pictures_in(one.text)}
    assert {path.stem for path in PICTURES.glob("*.webp")} == shown


def test_pictures_are_light() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) <= WEIGHT


def test_what_is_written_is_escaped_and_drawn() -> None:
    html = reading.Section(
        "", ("1. <b>A</b> [[Publish]]", "2. **B**", "- C", "Teks & lain", "![Apa](satu)")
    ).html
    with translation.override("en"):
        assert "<ol><li>&lt;b&gt;A&lt;/b&gt; <b>" in html
    assert "<li><strong>B</strong></li></ol><ul><li>C</li></ul><p>Teks &amp; lain</p>" in html
    assert 'alt="Apa"' in html


@pytest.mark.parametrize("code", ["id", "en"])
def test_titles_are_found_first_then_headings_then_texts(code: str) -> None:
    word = {"id": "memeriksa", "en": "hand"}[code]
    with translation.override(code):
        found = reading.found(word, code)
    ranks = [
        0 if word in one.page.title.lower() else 1 if word in one.section.heading.lower() else 2
        for one in found
    ]
    assert set(ranks) == {0, 1, 2}
    assert ranks == sorted(ranks)
    assert [bool(one.line) for one in found] == [rank == 2 for rank in ranks]


@pytest.mark.parametrize(
    ("code", "words", "anchor"),
    [
        ("en", "pdf xlsx", "the-brief-for-a-meeting"),
        ("en", "download csv", "taking-a-list-away"),
        ("id", "pdf xlsx", "ringkasan-untuk-rapat"),
    ],
)
def test_words_are_found_as_the_reader_reads_them(code: str, words: str, anchor: str) -> None:
    with translation.override(code):
        found = reading.found(words, code)
        assert anchor in [one.section.anchor for one in found]
        assert not any(mark in one.line for one in found for mark in ("[[", "**", "![", "%("))


@pytest.mark.parametrize("words", ["", "  ", "[[", "**", "%(workflow_name)s", "agreement-desk"])
def test_marks_and_names_of_pictures_are_no_words(words: str) -> None:
    with translation.override("id"):
        assert reading.found(words, "id") == []


def test_word_that_stands_nowhere_finds_nothing() -> None:
    with translation.override("id"):
        assert reading.found("subscribe", "id") == []
        assert reading.found("langganan", "id")
    with translation.override("en"):
        assert reading.found("langganan", "en") == []
        assert reading.found("subscribe", "en")


@pytest.mark.django_db
class TestInTheAdmin:
    @pytest.fixture
    def desk(self, client: Client, editor: User) -> Client:
        client.force_login(editor)
        return client

    @pytest.mark.parametrize("name", reading.NAMES)
    def test_page_opens(self, desk: Client, name: str) -> None:
        html = desk.get(reverse("handbook_page", args=[name])).content.decode()
        assert reading.page(name, "id").title in html
        article = html.partition("<article")[2].partition("</article>")[0]
        assert "[[" not in article
        assert "%(" not in article

    def test_it_is_opened_from_the_menu_of_help(self, desk: Client) -> None:
        html = desk.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("handbook") in html

    def test_headings_are_found(self, desk: Client) -> None:
        html = desk.get(reverse("handbook"), {"q": "perbaikan alasan"}).content.decode()
        page = reverse("handbook_page", args=["review"])
        assert f"{page}#meminta-perbaikan-dengan-alasan" in html

    @pytest.mark.parametrize(
        ("words", "page", "anchor"),
        [
            ("faktor kedua", "account", "faktor-kedua"),
            ("kata sandi", "account", "kata-sandi"),
            ("ekspor", "lists", "mengunduh-daftar"),
            ("unduh xlsx", "lists", "mengunduh-daftar"),
            ("tugaskan", "lists", "menugaskan"),
            ("salinan", "agreements", "memperbarui-dengan-kesepakatan-baru"),
            ("ringkasan PDF", "agreements", "ringkasan-untuk-rapat"),
            ("langganan", "calendar", "langganan-kalender"),
        ],
    )
    def test_what_is_written_is_found(
        self, desk: Client, words: str, page: str, anchor: str
    ) -> None:
        html = desk.get(reverse("handbook"), {"q": words}).content.decode()
        found = html.partition('class="needs-me-list"')[2].partition("</ul>")[0]
        assert f'href="{reverse("handbook_page", args=[page])}#{anchor}"' in found

    def test_line_that_has_the_words_is_shown(self, desk: Client) -> None:
        html = desk.get(reverse("handbook"), {"q": "unduh csv"}).content.decode()
        assert "<small>Buka menu tiga titik" in html
        assert "atau Unduh CSV.</small>" in html

    @pytest.mark.parametrize("odd", ["", "\x00", '"<', "x" * 5_000])
    def test_odd_words_find_nothing(self, desk: Client, odd: str) -> None:
        assert desk.get(reverse("handbook"), {"q": odd}).status_code == 200

    def test_page_that_is_not_there(self, desk: Client) -> None:
        assert desk.get("/admin/handbook/nothing/").status_code == 404

    def test_english_admin_reads_english(self, desk: Client, editor: User) -> None:
        editor.language = "en"
        editor.save()
        profile = UserProfile.get_for_user(editor)
        profile.preferred_language = "en"
        profile.save()
        html = desk.get(reverse("handbook_page", args=["review"])).content.decode()
        assert "Requesting changes with a reason" in html

    def test_list_of_a_kind_leads_to_its_page(self, desk: Client) -> None:
        TwoPartyAgreementFactory()
        html = desk.get(reverse("wagtailsnippets_agreements_agreement:list")).content.decode()
        assert reverse("handbook_page", args=["agreements"]) in html

    @pytest.mark.parametrize(("address", "name"), LISTS)
    def test_lists_of_the_desk_lead_to_their_pages(
        self, client: Client, moderator: User, address: str, name: str
    ) -> None:
        client.force_login(moderator)
        html = client.get(reverse(address)).content.decode()
        assert f'href="{reverse("handbook_page", args=[name])}"' in html.split("<main", 1)[1]

    def test_strangers_do_not_read_it(self, client: Client) -> None:
        assert client.get(reverse("handbook")).status_code == 302
