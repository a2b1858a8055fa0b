"""Where a request comes from: what a visitor claims is not believed."""

from typing import Any

import pytest
from django.test import RequestFactory

from portal import visitors


def asked(remote: str, *forwarded: str) -> Any:
    told = {"HTTP_X_FORWARDED_FOR": ", ".join(forwarded)} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **told)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "198.51.100.7", [], "198.51.100.7"),
        (0, "198.51.100.7", ["203.0.113.9"], "198.51.100.7"),
        (1, "127.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        (1, "127.0.0.1", ["203.0.113.9", "198.51.100.7"], "198.51.100.7"),
        (2, "10.0.0.2", ["203.0.113.9", "198.51.100.7", "10.0.0.1"], "198.51.100.7"),
        # One proxy less than was said: only the last entry was surely written by one of ours.
        (2, "10.0.0.2", ["198.51.100.7"], "198.51.100.7"),
        (1, "", ["198.51.100.7"], "198.51.100.7"),
        (1, "127.0.0.1", ["198.51.100.7:50123"], "198.51.100.7"),
        (1, "127.0.0.1", ["[2001:db8::1]:443"], "2001:db8::1"),
        (1, "127.0.0.1", ["::ffff:198.51.100.7"], "198.51.100.7"),
        (0, "fe80::1%eth0", [], "fe80::1"),
        (0, "", [], visitors.UNKNOWN),
        (0, "", ["203.0.113.9"], visitors.UNKNOWN),
        (1, "", [], visitors.UNKNOWN),
        (1, "127.0.0.1", ["<script>"], visitors.UNKNOWN),
        (1, "127.0.0.1", [" , "], visitors.UNKNOWN),
    ],
)
def test_address_is_what_the_outermost_of_our_proxies_saw(
    proxies: int, remote: str, forwarded: list[str], address: str, settings: Any
) -> None:
    settings.PROXIES = proxies
    assert visitors.address_of(asked(remote, *forwarded)) == address


def test_one_household_of_ipv6_is_one_network(settings: Any) -> None:
    settings.PROXIES = 0
    one, other, next_door = "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"
    networks = [visitors.network_of(asked(each)) for each in (one, other, next_door)]
    assert networks[0] == networks[1] != networks[2]
    assert visitors.network_of(asked("198.51.100.7")) == "198.51.100.7"
