"""Every key to an organisation says what becomes of it when two are merged."""

import pytest

from partners.membership.models import Membership
from partners.organisations import merging
from partners.organisations.merging import Becomes, Key

pytestmark = pytest.mark.django_db


def test_every_key_to_an_organisation_and_to_anything_is_declared() -> None:
    assert merging.unknown() == []


def test_keys_to_organisations_and_to_anything_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_keys", {})
    monkeypatch.setattr(merging, "_histories", {})
    found = set(merging.unknown())
    assert {"membership.Mandate.cooperative", "organisations.Organisation.merged_into"} < found
    assert {"wagtailcore.ModelLogEntry.object_id", "agreements.Proof.object_id"} < found


def test_what_is_kept_says_why() -> None:
    with pytest.raises(ValueError, match="Membership"):
        merging.leads(Key(Membership, "organisation", Becomes.KEEP))
