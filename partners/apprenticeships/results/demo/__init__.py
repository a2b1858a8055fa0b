"""Rounds of the demo beside the one that receives applications: one of the past, one whose places
are had just now, one whose answers come in, one to be published and one to be matched. They are
matched by the same code. Loading again changes nothing.
"""

from functools import partial

from django.db import transaction

from home.services.progress import Progress
from partners.apprenticeships.applications.forgetting import delete_files
from partners.apprenticeships.applications.models import (
    Application,
    Attachment,
    Choice,
    Delegate,
    Submission,
)
from partners.apprenticeships.results import chances, keeping
from partners.apprenticeships.results.demo import answering, past, recent, waiting
from partners.apprenticeships.results.models import (
    Appeal,
    BatchFacts,
    ChanceTable,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.rounds.models import Round, RoundBatch

SECONDS = 5.0
"""For drawing the chances of lists in the open round."""


def load(progress: Progress) -> None:
    for part in (past, recent, answering, waiting):
        part.load(progress)
    for round in Round.objects.collecting().filter(is_demo=True, chance_table=None):
        chances.refresh(round, seconds=SECONDS)


def unload() -> None:
    """All that hangs on rounds of the demo, whoever applied there. Their authors stay, as the other
    people of the demo do.
    """
    made = Round.objects.filter(is_demo=True)
    rows = RoundBatch.objects.filter(round__in=made)
    applications = Application.objects.filter(round__in=made)
    Reasons.objects.filter(application__in=applications).delete()
    Appeal.objects.filter(result__round__in=made).delete()
    Result.objects.filter(round__in=made).delete()
    for model in (BatchFacts, WaitingList):
        model._default_manager.filter(round_batch__in=rows).delete()
    for matching in Matching.objects.filter(round__in=made):
        transaction.on_commit(partial(keeping.drop, matching))
        matching.delete()
    ChanceTable.objects.filter(round__in=made).delete()
    delete_files(Attachment.objects.filter(application__in=applications))
    applications.update(state=Application.State.DRAFT, standing=None)
    for part in (Choice, Delegate, Submission):
        part._default_manager.filter(application__in=applications).delete()
    applications.delete()
