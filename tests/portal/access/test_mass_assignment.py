"""A form takes what it asks for: other fields of its record, sent along, change nothing.

As each role that may do an act: tests/attack/test_mass_assignment.py.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.base import ContentFile
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, PageViewRestriction

from home.access import Actor
from portal.users.models import User
from tests.factories import files
from tests.factories.agreements import TwoPartyAgreementFactory
from tests.factories.apprenticeships import BatchFactory
from tests.factories.home import HomePageFactory, SectorFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory
from tests.factories.people import admin
from tests.partners.acts import ACTS, fresh
from tests.portal.access.addresses import PARAMETER, Asked, routes
from tests.portal.access.asking import PASSWORD
from tests.portal.access.posting import forms_of, undone
from tests.portal.access.smuggling import Changes, changed_by, naming, smuggled

pytestmark = pytest.mark.django_db
NEW = "lain-sekali-8-x"


@pytest.fixture
def planted() -> User:
    """Who is named wherever a form could take somebody's name."""
    return User.objects.create_user("selundupan@simpul.test")


def act_changes(
    client: Client, address: str, data: dict[str, Any], more: dict[str, str]
) -> Changes:
    """What an act changes whose form is sent with more than it asks for."""
    page = client.get(address)
    asked = set(page.context["form"].fields) | {"once", "seen"}
    sent = {name: value for name, value in more.items() if name not in asked | data.keys()}
    sent |= fresh(data) | {"once": str(uuid4())}
    return changed_by(lambda: client.post(address, sent))


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_act_takes_no_more_than_its_form_asks(act: Any, planted: User) -> None:
    client = admin()
    usual = act_changes(client, *act(Actor(client.user)), {})
    assert act_changes(client, *act(Actor(client.user)), smuggled(planted)) == usual
    assert naming(planted) == []


def form_changes(client: Client, address: str, sent: Any) -> Changes:
    """Nothing stays, neither in the database nor in the browser."""
    cookies = client.cookies.copy()
    with undone():
        changes = changed_by(lambda: client.post(address, sent))
    client.cookies = cookies
    return changes


def with_more(sent: QueryDict, more: dict[str, str], shown: set[str]) -> QueryDict:
    """With fields that the page does not show, by their own names and by those of its parts."""
    parts = {name.rpartition("-")[0] for name in sent if "-" in name and "FORMS" not in name}
    fuller = sent.copy()
    for name, value in more.items():
        for each in (name, *(f"{part}-{name}" for part in parts)):
            if each not in shown:
                fuller[each] = value
    return fuller


def _picture() -> Model:
    file = ContentFile(files.picture(), name="gambar.png")
    return get_image_model().objects.create(title="Gambar", file=file, width=8, height=8)


def _agreement() -> Model:
    agreement = TwoPartyAgreementFactory()
    agreement.save_revision()
    return agreement


def _offer() -> Model:
    offer = BatchFactory().offer
    offer.save_revision()
    return offer


def _person() -> User:
    return User.objects.create_user("citra@simpul.test", first_name="Citra", last_name="Wati")


def _edit(record: Model) -> str:
    name = record.snippet_viewset.get_url_name("edit")
    return reverse(name, args=[record.pk])


# Where the forms of Wagtail are, on records made for them.
FORMS: dict[str, Callable[[], str]] = {
    "page": lambda: reverse("wagtailadmin_pages:edit", args=[_page().pk]),
    "new page": lambda: reverse(
        "wagtailadmin_pages:add", args=["home", "standardpage", HomePageFactory().pk]
    ),
    "agreement": lambda: _edit(_agreement()),
    "offer": lambda: _edit(_offer()),
    "vocabulary": lambda: _edit(SectorFactory()),
    "picture": lambda: reverse("wagtailimages:edit", args=[_picture().pk]),
    "document": lambda: reverse("wagtaildocs:edit", args=[DocumentFactory().pk]),
    "collection": lambda: reverse(
        "wagtailadmin_collections:edit",
        args=[Collection.get_first_root_node().add_child(name="Map").pk],
    ),
    "account of somebody": lambda: reverse("wagtailusers_users:edit", args=[_person().pk]),
    "own account": lambda: reverse("wagtailadmin_account"),
}


def _page() -> Page:
    return StandardPageFactory(parent=HomePageFactory(), title="Tentang", live=False)


NAMES = re.compile(r'\bname="([^"]+)"')
WORDS = {"title", "slug", "name", "name_id", "first_name", "name_email-first_name"}


@pytest.mark.parametrize("form", FORMS)
def test_form_of_wagtail_takes_no_more_than_it_shows(form: str, planted: User) -> None:
    """Saved, published, handed in: each of its buttons."""
    client, address = admin(), FORMS[form]()
    User.objects.filter(pk=client.user.pk).update(first_name="Sari", last_name="Wati")
    shown, changing = set(NAMES.findall(client.get(address).content.decode())), 0
    for sent in forms_of(client, Asked(address)):
        for name in WORDS & set(sent):
            sent[name] = "lain"
        usual = form_changes(client, address, sent)
        assert form_changes(client, address, with_more(sent, smuggled(planted), shown)) <= usual
        changing += bool(usual)
    assert changing


FILLED = {
    "login": "citra@simpul.test",
    "email": "lain@simpul.test",
    "language": "en",
    "password": PASSWORD,
    "oldpassword": PASSWORD,
    "password1": NEW,
    "password2": NEW,
}


@pytest.fixture
def citra() -> User:
    return User.objects.create_user("citra@simpul.test", PASSWORD, first_name="Citra")


def _front_addresses(person: User) -> set[str]:
    """Those without a key in them, and those where a key opens something."""
    page = StandardPageFactory(parent=HomePageFactory())
    closed = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password=PASSWORD
    )
    found = {f"/{route}" for route, _view in routes(get_resolver().url_patterns)}
    plain = {one for one in found if not one.startswith("/admin/") and not PARAMETER.search(one)}
    return {one for one in plain if "^" not in one} | {
        reverse("wagtailcore_authenticate_with_password", args=[closed.pk, page.pk]),
        page.url,
        reverse(
            "account_reset_password_from_key",
            args=[user_pk_to_url_str(person), default_token_generator.make_token(person)],
        ),
    }


@pytest.mark.parametrize(
    ("is_signed_in", "known"),
    [
        (True, ["account_change_password", "notices:settings"]),
        (False, ["account_login"]),
    ],
)
def test_form_of_the_site_takes_no_more_than_it_shows(
    is_signed_in: bool, known: list[str], citra: User, planted: User
) -> None:
    """Every address of the site is asked for its forms, so that a new one is found."""
    client, changing = Client(), set()
    if is_signed_in:
        client.post(reverse("account_login"), {"login": citra.email, "password": PASSWORD})
    for address in sorted(_front_addresses(citra)):
        place = client.get(address, follow=True).request["PATH_INFO"]
        shown = set(NAMES.findall(client.get(place).content.decode()))
        for sent in forms_of(client, Asked(place)):
            for name in FILLED.keys() & sent.keys():
                sent[name] = FILLED[name]
            usual = form_changes(client, place, sent)
            assert form_changes(client, place, with_more(sent, smuggled(planted), shown)) <= usual
            changing |= {place} if usual else set()
    assert changing >= {reverse(name) for name in known}
