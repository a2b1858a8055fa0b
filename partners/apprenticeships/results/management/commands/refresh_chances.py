"""Draw the rounds that receive applications, so that each list can be told its chance. Run it
every ten minutes.
"""

import logging
from typing import Any

from django.core.management.base import BaseCommand

from partners.apprenticeships.results.chances import refresh
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.weights import OtherRules

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chances of lists: draw each round that receives applications as it would be now."

    def handle(self, *args: Any, **options: Any) -> None:
        for round in Round.objects.collecting():
            try:
                table = refresh(round)
            except (BadInput, OtherRules) as refusal:
                logger.warning("no chances of round %s: %s", round.code, refusal)
                continue
            if options["verbosity"]:
                self.stdout.write(
                    f"{round.code}: {table.applications} applications, {table.draws} draws"
                )
