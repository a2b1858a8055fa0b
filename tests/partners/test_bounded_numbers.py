"""Numbers that people type are bounded by us: SQLite takes what 64 bits hold."""

import pytest
from django.db.models import Model
from django.forms import modelform_factory

from partners.agreements.models import Agreement
from partners.agreements.models.agreement import MOST_MONTHS_BETWEEN_REPORTS
from partners.apprenticeships.models import Batch
from partners.apprenticeships.models.batch import MOST_PEOPLE, MOST_SEATS
from partners.apprenticeships.models.parts import MOST_DAYS, OfferDay

BOUNDS = [
    (Agreement, "report_months", MOST_MONTHS_BETWEEN_REPORTS),
    (Batch, "seats", MOST_SEATS),
    (Batch, "minimum", MOST_SEATS),
    (Batch, "reserve_3t", MOST_SEATS),
    (Batch, "max_per_cooperative", MOST_PEOPLE),
    (OfferDay, "first", MOST_DAYS),
    (OfferDay, "last", MOST_DAYS),
]


@pytest.mark.parametrize(("model", "name", "most"), BOUNDS)
def test_form_refuses_more_than_a_thing_can_have(model: type[Model], name: str, most: int) -> None:
    form = modelform_factory(model, fields=[name])
    for much in (most + 1, 9_000_000_000_000_000_000):
        assert name in form({name: str(much)}).errors
    field = form({name: str(most)}).fields[name]
    assert field.clean(str(most)) == most
