"""The page of one promise: how it stands, what was reported, what shows it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets import Button
from wagtail.admin.widgets.button import HeaderButton

from partners.agreements import permissions
from partners.agreements.admin.base import DeskView
from partners.agreements.admin.commitments import MOVES
from partners.agreements.admin.proofs import sources
from partners.agreements.models import Agreement, Commitment, Document, ProgressReport, Proof
from partners.agreements.rules import progress
from partners.agreements.rules.progress import CommitmentState


@dataclass(frozen=True)
class Choice:
    label: str
    url: str


class CommitmentView(DeskView, TemplateView):
    template_name = "agreements/admin/commitment.html"
    page_title = gettext_lazy("Commitment")
    commitment: Commitment

    def find(self) -> None:
        proofs = Proof.objects.select_related("page", "document", "content_type")
        rows = Commitment.objects.select_related("agreement", "partner", "in_charge")
        rows = rows.prefetch_related(Prefetch("proofs", proofs))
        self.commitment = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.agreement: Agreement = self.commitment.agreement

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not self._can_write():
            return []
        url = reverse("agreements_admin:commitment_change", args=[self.commitment.pk])
        return [HeaderButton(_("Change"), url=url, icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_write = self._can_write()
        return super().get_context_data(
            commitment=self.commitment,
            moves=self._moves(),
            sources=self._sources() if can_write else [],
            proofs=self._proofs(),
            reports=chains_of(self.commitment),
            can_write=can_write,
            desk=self.desk_url,
            **kwargs,
        )

    def _can_write(self) -> bool:
        is_archived = self.commitment.archived_at or self.agreement.archived_at
        return permissions.user_can_change(self.actor) and not is_archived

    def _proofs(self) -> list[Proof]:
        """Without documents that this person may not read, not even their titles."""
        documents = Document.objects.visible_to(self.actor).filter(agreement=self.agreement)
        readable = set(documents.values_list("pk", flat=True))
        proofs: list[Proof] = list(self.commitment.proofs.all())
        return [one for one in proofs if not one.document_id or one.document_id in readable]

    def _moves(self) -> list[Choice]:
        """What this person may say about it now."""
        key = self.commitment.pk
        return [
            Choice(
                str(MOVES[name].title),
                reverse("agreements_admin:commitment_move", args=[key, name]),
            )
            for name in moves_open(self.commitment)
            if MOVES[name].allowed(self.actor)
        ]

    def _sources(self) -> list[Choice]:
        key = self.commitment.pk
        return [
            Choice(str(source.label), reverse("agreements_admin:proof_add", args=[key, name]))
            for name, source in sources().items()
        ]


def moves_open(commitment: Commitment) -> list[str]:
    """What may be said about a promise as it stands."""
    if commitment.archived_at:
        return ["restore"]
    state = CommitmentState(commitment.state)
    if state in progress.CLOSED:
        return ["reopen", "archive"]
    start = [] if state is CommitmentState.UNDERWAY else ["start"]
    return [*start, "finish", "block", "drop", "archive"]


def chains_of(commitment: Commitment) -> list[list[ProgressReport]]:
    """Each report with its versions, the newest first; the newest report first."""
    reports = commitment.reports.select_related("by", "confirmed_by").order_by("-version", "-pk")
    by_key = {report.pk: report for report in reports}
    replaced = {report.replaces_id for report in by_key.values()}
    latest = [report for report in by_key.values() if report.pk not in replaced]
    latest.sort(key=lambda report: (report.reported_on, report.pk), reverse=True)
    return [_chain(report, by_key) for report in latest]


def _chain(report: ProgressReport, by_key: dict[int, ProgressReport]) -> list[ProgressReport]:
    chain = [report]
    while (key := chain[-1].replaces_id) is not None:
        chain.append(by_key[key])
    return chain


urlpatterns = [
    path("commitments/<int:pk>/", CommitmentView.as_view(), name="commitment"),
]
