"""No organisation stands at the address of a page of the portal."""

import pytest
from django.core.exceptions import ValidationError

from partners.organisations.importing import slugs
from partners.organisations.models import Organisation
from partners.organisations.reserved import reserved
from tests.factories.organisations import CooperativeFactory

FIXED = ["saran", "suggest", "cocokkan", "match-list", "wilayah", "region", "seluruh-negeri"]


def test_they_are_those_of_the_addresses_in_both_languages() -> None:
    assert reserved() == {*FIXED, "whole-country"}


@pytest.mark.parametrize("slug", FIXED)
@pytest.mark.django_db
def test_nobody_is_given_one(slug: str) -> None:
    one = CooperativeFactory.build(slug=slug)
    with pytest.raises(ValidationError) as refused:
        one.clean()
    assert list(refused.value.message_dict) == ["slug"]
    assert slugs.free([(slug, "")]) == [f"{slug}-2"]


@pytest.mark.django_db
def test_nobody_takes_one_in_code() -> None:
    with pytest.raises(ValidationError, match=r"slug"):
        CooperativeFactory(slug="saran")
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_one_that_had_it_before_the_page_keeps_it() -> None:
    one = CooperativeFactory()
    Organisation.objects.filter(pk=one.pk).update(slug="saran")
    one = Organisation.objects.get(pk=one.pk)
    one.name = "Koperasi Saran"
    one.save()
    assert Organisation.objects.get(slug="saran").name == "Koperasi Saran"
