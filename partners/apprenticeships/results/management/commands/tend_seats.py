"""What time does to seats, in every round that is published. Run it every ten minutes."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from home.access import system
from partners.apprenticeships.results.services import seats
from partners.apprenticeships.rounds.models import Round

ACTOR = system("tend_seats", seats.CHANGE)
WATCHED = timedelta(days=30)  # after the last day of the last batch


class Command(BaseCommand):
    help = "Tell results, let answers that did not come lapse, give on seats, end waiting."

    def handle(self, *args: Any, **options: Any) -> None:
        since = localdate() - WATCHED
        rounds = Round.objects.published().filter(batches__batch__ends_on__gte=since)
        for round in rounds.order_by("pk").distinct():
            told = seats.tell(round, by=ACTOR)
            late = seats.expire(round, by=ACTOR)
            bound = seats.bind_conditionals(round, by=ACTOR)
            ended = seats.end_lines(round, by=ACTOR)
            if options["verbosity"]:
                self.stdout.write(
                    f"{round.code}: {told} told, {late} late, {bound} final, {ended} wait no more"
                )
