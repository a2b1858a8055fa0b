"""A number that no column holds, in the address of a list: no such choice, never an error."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver
from django.views.generic.list import MultipleObjectMixin
from django_filters import NumberFilter, RangeFilter
from wagtail.models import Page, Site

from knowledge.models import ToolPage
from portal.users.models import User
from tests.home.test_exports import listings

TOO_LARGE = "99999999999999999999"
PLAIN = ("p", "page", "q", "ordering", "id", "parent", "collection_id")


def asked(client: Client) -> Iterator[tuple[str, list[str]]]:
    """Each list of the admin with what it reads: everything at once, and each number alone, which
    is not asked of the database while another field is wrong.
    """
    views = listings(get_resolver().url_patterns, kind=MultipleObjectMixin)
    for address in {"/admin/pages/", *(address for address, _view in views)}:
        if "<" in address or not address.startswith("/admin/") or "/results/" in address:
            continue
        context = client.get(address).context or {}
        filters = context.get("filters")
        fields = filters.filters if filters else {}
        yield address, [*fields, *PLAIN]
        for name, field in fields.items():
            if isinstance(field, NumberFilter):
                yield address, [name]
            elif isinstance(field, RangeFilter):
                yield from ((address, [f"{name}_{end}"]) for end in ("min", "max"))


@pytest.mark.django_db
def test_every_list_bears_numbers_of_any_length(admin_client) -> None:
    lists = list(asked(admin_client))
    read = dict(reversed(lists))
    assert len(read) > 40
    assert "site" in read["/admin/pages/"]
    assert "stages" in read["/admin/tools/"]
    assert "usage_count" in read["/admin/documents/"]
    admin_client.raise_request_exception = False
    failed = [
        (address, names)
        for address, names in lists
        if admin_client.get(address, dict.fromkeys(names, TOO_LARGE)).status_code >= 500
    ]
    assert failed == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2**70, 99_999_999_999_999_999_999, -(2**70)])
def test_nothing_has_a_key_that_no_column_holds(number: int, about: Page) -> None:
    key = about.pk
    user = User.objects.create_user(email="a@example.org")
    Page.objects.filter(pk=key).update(owner=user)
    for pages in (
        Page.objects.filter(pk__in=[number]),
        Page.objects.filter(owner=number),
        Page.objects.filter(owner__in=[number]),
        ToolPage.objects.filter(pk=number),
        ToolPage.objects.filter(pk__in=[number]),
    ):
        assert not pages.exists()
    assert list(Page.objects.filter(pk__in=[number, key]).values_list("pk", flat=True)) == [key]
    assert Page.objects.exclude(owner=number).filter(pk=key).exists()
    assert Page.objects.exclude(owner__in=[number]).filter(pk=key).exists()
    assert Page.objects.filter(owner__in=[number, user.pk]).get().pk == key
    assert not Site.objects.filter(root_page__in=[number]).exists()
    assert not User.objects.filter(groups=number).exists()
    assert not Group.objects.filter(user__in=[number]).exists()
    assert Page.objects.filter(owner__in=User.objects.all()).get().pk == key
