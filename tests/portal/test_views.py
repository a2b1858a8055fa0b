"""The site's own addresses: language choice, health, robots, headers."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepts", "leads_to"),
    [("id", "/id/"), ("en-GB,en;q=0.9", "/en/"), ("fr", "/id/"), ("", "/id/")],
)
def test_root_leads_to_the_language_that_the_browser_asks_for(
    client: Client, accepts: str, leads_to: str
) -> None:
    response = client.get("/", headers={"accept-language": accepts})
    assert response.headers["Location"] == leads_to


def test_health_answers_json_without_a_cookie(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json()["database"]["ok"] is True
    assert not response.cookies


@pytest.mark.parametrize("address", ["/admin/login/", "/id/_util/login/"])
def test_wagtail_login_leads_to_the_only_login_form(client: Client, address: str) -> None:
    """Both of Wagtail's own would let people in without their second factor."""
    response = client.get(f"{address}?next=/id/")
    assert response.headers["Location"] == "/id/akun/login/?next=/id/"
    assert client.post(address, {"username": "a", "password": "b"}).status_code == 302
