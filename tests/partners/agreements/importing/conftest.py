"""An agreement and a promise that are recorded, as a list names them again."""

import pytest

from home.access import Actor
from partners.agreements.models import Agreement, Commitment
from partners.agreements.services import importing
from tests.factories.agreements import CommitmentFactory
from tests.partners.agreements.importing.lists import (
    KNOWN,
    PROMISE,
    a_workbook,
    importer,
    the_parties,
)


@pytest.fixture
def by():
    the_parties()
    return Actor(importer())


@pytest.fixture
def known(by) -> Agreement:
    """The agreement of `ROW`, with a reference, as a list brought it."""
    handed_in = importing.hand_in(a_workbook(KNOWN), "a.xlsx", by=by)
    [made] = importing.carry_out(handed_in, by=by).agreements
    return Agreement.objects.get(pk=made.pk)


@pytest.fixture
def promise(known) -> Commitment:
    return CommitmentFactory(
        agreement=known, title_id=PROMISE["title_id"], title_en="SECoop sends", our_owner="Biro"
    )
