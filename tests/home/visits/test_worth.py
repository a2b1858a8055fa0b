"""What counts as read by a person, and which addresses are remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.visits import worth

PERSON = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
PUBLIC, PASSES = ("/id/", "/en/"), ("/id/ruang/", "/en/workspace/")


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 (X11) HeadlessChrome/140.0",
        "GPTBot/1.2",
    ],
)
def test_robots_that_say_so_and_who_says_nothing_do_not_count(agent):
    assert not worth.is_read_by_a_person({"HTTP_USER_AGENT": agent})


def test_browsers_count_but_not_what_they_fetch_for_later():
    assert worth.is_read_by_a_person({"HTTP_USER_AGENT": PERSON})
    shown = {"HTTP_USER_AGENT": PERSON, "HTTP_SEC_FETCH_DEST": "document"}
    assert worth.is_read_by_a_person(shown)
    assert not worth.is_read_by_a_person({**shown, "HTTP_SEC_PURPOSE": "prefetch;prerender"})
    assert not worth.is_read_by_a_person({**shown, "HTTP_SEC_FETCH_DEST": "empty"})


@pytest.mark.parametrize(
    ("query", "counts"),
    [("", True), ("utm_source=wa&fbclid=x", True), ("page=2", False), ("sector=padi", False)],
)
def test_second_pages_and_filters_are_no_view(query, counts):
    assert worth.is_page_itself(query) is counts


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/.env",
        "/id/.git/config",
        "/xmlrpc.php",
        "//id/lama/",
        "/id/siti@contoh.id/",
        "/id/3201234567890001/",
        "/id/akun/kata-sandi/AbCdEfGhIjKlMnOpQrStUv/",
        "/id/tautan:abc/",
        "/id/" + "a" * 5_000,
        "/",
        "",
    ],
)
def test_probes_secrets_and_people_are_not_remembered(path):
    assert worth.address(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "/id/atk-0812-3456-789/",
        "/id/+62 (812) 34.56_78/",
        "/id/\uff10\uff18\uff11\uff12\uff13\uff14\uff15/",
        "/id/0812\u20113456\u200b789/",
        "/id/siti\uff20gmail.com/",
        "/id/siti%EF%BC%A0gmail.com/",
        "/id/magang/sertifikat/9f1c2d3e-aaaa-4bcd-8eef-abcdefabcdef./",
        "/id/2026-2027-081/",
    ],
)
def test_people_and_numbers_are_seen_as_a_reader_sees_them(path):
    assert worth.address(path) == ""


@pytest.mark.parametrize(
    "path", ["/id/magang/2026-2027/", "/id/kabar/2026-11-30-panen/", "/id/2026/11/30/kabar/"]
)
def test_years_and_days_are_nobodys_number(path):
    assert worth.address(path) == path


def test_odd_characters_are_remembered_as_they_stand_in_links():
    assert worth.address("/id/buku kas/") == "/id/buku%20kas/"
    assert worth.address("/id/\u202egnp/") == "/id/%E2%80%AEgnp/"
    assert worth.address("/id/a\x07b/") == "/id/a%07b/"


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_whatever_was_asked_is_printable_and_fits(path):
    found = worth.address(f"/{path}")
    assert len(found) <= worth.LONGEST
    assert found.isascii()
    assert found.isprintable()


@given(st.text(max_size=300))
def test_no_referer_breaks_anything(referer):
    assert worth.source(referer, "testserver", PUBLIC, PASSES).isascii()


@pytest.mark.parametrize(
    ("referer", "source"),
    [
        ("http://testserver/id/perpustakaan/?page=2", "/id/perpustakaan/"),
        ("http://elsewhere/id/perpustakaan/", ""),
        ("http://testserver/id/ruang/koperasi-saya/", ""),
        ("http://testserver/admin/pages/3/edit/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_public_pages_of_ours_are_sources(referer, source):
    assert worth.source(referer, "testserver", PUBLIC, PASSES) == source
