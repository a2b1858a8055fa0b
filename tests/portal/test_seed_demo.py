"""Taking the demo out beside records that people made on top of it."""

import pytest
from django.core.management import CommandError, call_command

from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from tests.factories.rounds import RoundBatchFactory, RoundFactory


@pytest.mark.django_db
def test_demo_that_somebodys_own_round_uses_is_kept_whole_and_told() -> None:
    row = RoundBatchFactory(round__name_id="Putaran kami", batch__offer__is_demo=True)
    of_demo = RoundFactory(is_demo=True)
    with pytest.raises(CommandError, match="Nothing was removed") as refused:
        call_command("seed_demo", "--remove", "--quiet")
    assert "Putaran kami" in str(refused.value)
    assert Round.objects.filter(pk=of_demo.pk).exists()
    assert Batch.objects.filter(pk=row.batch_id).exists()
