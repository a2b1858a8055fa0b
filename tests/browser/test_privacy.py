"""A person takes along what is stored about them, and erases it, on a cheap phone."""

import json

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from portal.users.demo import PASSWORD
from portal.users.models import User
from tests.browser.interface import Interface, fits, make_person, sign_in


def _give_the_password_again(page: Page) -> None:
    page.locator("main input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def test_person_downloads_and_erases_their_data(
    phone: Page, interface: Interface, site: LiveServer
) -> None:
    say, person = interface.say, make_person("Wulan")
    phone.goto(interface.path("privacy:stored"))
    sign_in(phone, person)
    expect(phone.get_by_role("heading", name=say("Data about you"))).to_be_visible()
    expect(phone.locator("main")).to_contain_text(person.email)
    assert fits(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name=say("Take everything along as a file")).click()
        if "/reauthenticate/" in phone.url:
            _give_the_password_again(phone)
    words = download.value.path().read_text()
    assert json.loads(words)
    assert person.email in words

    phone.goto(interface.path("privacy:stored"))
    phone.get_by_role("link", name=say("Erase your account")).click()
    expect(phone.locator("main")).to_contain_text(
        say("This stays without your name, address and number")
    )
    assert fits(phone)
    phone.get_by_role("button", name=say("Erase my account for good")).click()
    expect(phone.get_by_role("heading", name=say("Your account is erased"))).to_be_visible()
    person.refresh_from_db()
    assert not person.is_active
    assert not person.email
    assert not User.objects.filter(first_name="Wulan", pk=person.pk).exists()
    phone.goto(interface.path("workspace"))
    sign_in_again = phone.locator("input[name=login]")
    expect(sign_in_again).to_be_visible()
