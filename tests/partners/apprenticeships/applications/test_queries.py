"""What handing in asks of the database: on the last evening it is asked thousands of times."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partners.apprenticeships.applications.models import Application

pytestmark = pytest.mark.django_db
PAGES = {"overview": 15, "list": 20, "hand_in": 18}
SENT, RECEIPT = 42, 16
KEY = re.compile(r'name="(once|seen)"[^>]*value="([^"]+)"')


def address(name: str, application: Application) -> str:
    arguments = [application.organisation.slug]
    if name != "overview":
        arguments.append(application.round.code)
    return reverse(f"applications:{name}", args=arguments)


@pytest.mark.parametrize("name", PAGES)
def test_page_before_handing_in_asks_little(
    name: str, whole: Application, members: Client, django_assert_max_num_queries: Any
) -> None:
    members.get(address(name, whole))  # what the process keeps of a round for everybody
    with django_assert_max_num_queries(PAGES[name]):
        assert members.get(address(name, whole)).status_code == 200


def test_handing_in_and_its_receipt_ask_little(
    whole: Application, members: Client, django_assert_max_num_queries: Any
) -> None:
    page = members.get(address("hand_in", whole)).content.decode()
    with django_assert_max_num_queries(SENT):
        answer = members.post(address("hand_in", whole), dict(KEY.findall(page)))
    assert answer.status_code == 302
    with django_assert_max_num_queries(RECEIPT):
        assert members.get(answer["Location"]).status_code == 200
