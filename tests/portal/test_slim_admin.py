"""Pages of the admin lose blanks that nobody sees, and nothing that somebody typed."""

import doctest
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from portal import slim_admin
from portal.slim_admin import slim
from tests.factories.agreements import AgreementFactory
from tests.factories.knowledge import EvidenceFactory, ToolIndexPageFactory, ToolPageFactory


class Told(HTMLParser):
    """Tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        if data.split():
            self.found.append(" ".join(data.split()))


def test_examples() -> None:
    assert not doctest.testmod(slim_admin).failed


def test_what_was_typed_stays() -> None:
    typed = b"<textarea>\n  a\n\n   b &lt;c&gt;\n   </textarea>"
    assert slim(typed) == typed


def test_blocks_are_the_same_value() -> None:
    page = '<div data-w-block-data-value="{&quot;a&quot;: &quot;it&#x27;s &lt;b&gt;&quot;}">x</div>'
    assert Told(slim(page.encode()).decode()).found == Told(page).found


@pytest.mark.django_db
def test_a_form_says_the_same_and_carries_no_list_of_countries(admin_client: Client) -> None:
    library = ToolIndexPageFactory()
    tool = ToolPageFactory(parent=library, evidence=[EvidenceFactory.build(country="KE")])
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[tool.pk]))
    page = shown.content.decode()
    assert Told(slim(page.encode()).decode()).found == Told(page).found
    assert page.count("<option>Belanda<") == 1
    # The language of that name has its own list.
    assert page.count(">Belanda</option>") == page.count('value="nl">Belanda</option>') == 1
    assert 'value="Kenya"' in page
    assert "\n\n  <" not in page


@pytest.mark.django_db
def test_a_new_tool_is_light(admin_client: Client) -> None:
    library = ToolIndexPageFactory()
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "toolpage", library.pk])
    assert len(admin_client.get(address).content) < 270_000
    AgreementFactory()
    address = reverse("wagtailsnippets_agreements_agreement:add")
    assert len(admin_client.get(address).content) < 200_000
