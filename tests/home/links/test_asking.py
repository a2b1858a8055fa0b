"""What is asked, in which order, and what is never asked: nothing inside a network."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.links import guarding
from home.links.asking import Said, ask
from home.links.guarding import NotAsked
from home.links.models import Problem
from tests.home.links.world import PUBLIC, World

URL = "https://contoh.id/panduan"


def asked(says, url=URL, **names):
    world = World(says)
    world.names = {name.replace("_", "."): [ip] for name, ip in names.items()}
    return ask(url, world.transport, world.resolve), world.asked


def test_an_address_that_answers_is_asked_once_without_its_content():
    answer, questions = asked({})
    assert (answer.problem, answer.status) == (Problem.NONE, 200)
    assert questions == [("HEAD", URL)]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_server_that_does_not_know_the_question_is_asked_for_the_page(status):
    answer, questions = asked({URL: {"HEAD": status, "GET": 206}})
    assert answer.problem is Problem.NONE
    assert [method for method, _url in questions] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (404, Problem.GONE),
        (410, Problem.GONE),
        (500, Problem.FAULTY),
        (502, Problem.FAULTY),
        (401, Problem.CLOSED),
        (403, Problem.CLOSED),
        (999, Problem.FAULTY),
        (429, Problem.CLOSED),
        (503, Problem.CLOSED),
        (Problem.SILENT, Problem.SILENT),
        (Problem.INSECURE, Problem.INSECURE),
    ],
)
def test_what_is_wrong_is_told_apart(said, problem):
    assert asked({URL: said})[0].problem is problem


def test_only_a_host_that_is_busy_asks_to_be_left_alone():
    assert asked({URL: 429})[0].is_busy
    assert not asked({URL: 404})[0].is_busy


def test_a_page_that_moved_for_good_is_noted_and_another_is_not():
    new = "https://baru.id/panduan"
    assert asked({URL: Said(301, new)})[0].leads_to == new
    assert asked({URL: Said(302, new)})[0].leads_to == ""
    mixed = {URL: Said(302, new), new: Said(301, "https://baru.id/x")}
    assert asked(mixed)[0].leads_to == ""


def test_a_redirect_to_what_is_not_there_is_not_there():
    assert asked({URL: Said(301, "/x"), "https://contoh.id/x": 404})[0].problem is Problem.GONE


def test_who_is_led_in_circles_stops():
    answer, questions = asked({URL: Said(302, URL)})
    assert answer.problem is Problem.CIRCLES
    assert len(questions) == 6


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.0.0.8",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - refused
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "kacau",
    ],
)
def test_nothing_inside_a_network_is_asked_also_after_a_redirect(ip):
    answer, questions = asked({}, contoh_id=ip)
    assert (answer.problem, questions) == (Problem.INSIDE, [])
    answer, questions = asked({URL: Said(302, "http://dalam.id/")}, dalam_id=ip)
    assert (answer.problem, questions) == (Problem.INSIDE, [("HEAD", URL)])


def test_one_private_number_among_several_is_enough():
    world = World()
    world.names = {"contoh.id": [PUBLIC, "10.0.0.1"]}
    assert ask(URL, world.transport, world.resolve).problem is Problem.INSIDE


def test_numbers_written_as_names_are_looked_at_as_numbers():
    for url in ("http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/"):
        with pytest.raises(NotAsked) as refused:
            guarding.goal_of(url, guarding.looked_up)
        assert refused.value.problem in {Problem.INSIDE, Problem.UNKNOWN_NAME}


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://contoh.id/", Problem.MALFORMED),
        ("file:///etc/passwd", Problem.MALFORMED),
        ("https://siti:rahasia@contoh.id/", Problem.MALFORMED),
        ("https:///panduan", Problem.MALFORMED),
        ("https://contoh.id:99999/", Problem.MALFORMED),
        ("https://contoh.id:22/", Problem.INSIDE),
        ("https://contoh.id/\u202ex", Problem.MALFORMED),
        ("https://contoh.id/a\r\nHost: lain", Problem.MALFORMED),
        ("https://[kacau/", Problem.MALFORMED),
        (f"https://contoh.id/{'a' * 5_000}", Problem.MALFORMED),
        (f"https://{'a' * 70}.id/", Problem.MALFORMED),
    ],
)
def test_odd_addresses_are_not_asked(url, problem):
    answer, questions = asked({}, url)
    assert (answer.problem, questions) == (problem, [])


def test_what_is_not_ascii_is_asked_as_links_write_it():
    goal = guarding.goal_of("https://bücher.id/bükü?q=ä", lambda host, port: [PUBLIC])
    assert goal.host == "xn--bcher-kva.id"
    assert goal.path == "/b%C3%BCk%C3%BC?q=%C3%A4"


@given(st.ip_addresses())
def test_what_is_public_is_what_the_registries_gave_out(ip):
    if guarding.is_public(str(ip)):
        assert ip.is_global
        assert not ip.is_private
        assert not ip.is_loopback
        assert ip not in ipaddress.ip_network("64:ff9b::/96")


@given(st.text(max_size=600))
def test_no_address_breaks_anything(url):
    asked({}, url)
    asked({URL: Said(302, url)})
