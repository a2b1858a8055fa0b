"""The desk of an agreement: where it stands, what may happen next, and everything kept with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button, HeaderButton

from home.calendars import subscription
from home.desk.conflict import Event
from home.desk.forms import ConfirmForm
from home.ui.states import look
from partners.agreements import permissions, wording
from partners.agreements.admin.base import DeskAct, DeskView, ReasonForm, history_of
from partners.agreements.admin.briefs import ICON, brief_address
from partners.agreements.labels import STATUS, STEPS
from partners.agreements.models import Agreement, Commitment, Document, PartnerAccess, Transition
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import Verb
from partners.agreements.services import agreements, checking, renewals

# Not the way forward: offered apart, so that nobody takes them for the next step.
EXCEPTIONS = (Verb.TERMINATE, Verb.CORRECT)
EVENTS_SHOWN = 12


@dataclass(frozen=True)
class Step:
    label: str
    hint: str
    url: str


class ManageView(DeskView, TemplateView):
    template_name = "agreements/admin/desk.html"
    page_title = gettext_lazy("Life, commitments, documents")

    @cached_property
    def rights(self) -> dict[str, bool]:
        return {
            "change": permissions.user_can_change(self.actor),
            "publish": permissions.user_can_publish(self.actor),
            "undo": permissions.user_can_undo(self.actor),
            "confidential": permissions.user_can_read_confidential(self.actor),
        }

    @cached_property
    def header_buttons(self) -> list[Button]:
        edit = reverse("wagtailsnippets_agreements_agreement:edit", args=[self.agreement.pk])
        can_edit = self.rights["change"]
        return [HeaderButton(_("Edit"), url=edit, icon_name="edit")] if can_edit else []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        key = [self.agreement.pk]
        history = reverse("wagtailsnippets_agreements_agreement:history", args=key)
        brief = brief_address(self.agreement, self.actor)
        buttons = [
            Button(_("Brief to print"), url=brief, icon_name=ICON, priority=5),
            Button(_("History"), url=history, icon_name="history", priority=20),
        ]
        if self.agreement.is_public:
            url = self.agreement.get_absolute_url()
            buttons.append(Button(_("See it on the site"), url=url, icon_name="view", priority=10))
        if self.rights["change"] and checking.can_be_checked(self.agreement):
            url = reverse("agreements_admin:check", args=key)
            buttons.append(Button(_("Checked today"), url=url, icon_name="check", priority=15))
        if self.rights["publish"]:
            verb = "restore" if self.agreement.archived_at else "archive"
            label = _("Restore") if self.agreement.archived_at else _("Archive")
            url = reverse(f"agreements_admin:{verb}", args=key)
            buttons.append(Button(label, url=url, icon_name="folder-inverse", priority=30))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        agreement, status = self.agreement, self.agreement.status_on(today)
        return super().get_context_data(
            agreement=agreement,
            rights=self.rights,
            status=look(status),
            dates=dates_of(agreement, today),
            feed=self._feed(),
            parties=_parties(agreement),
            renews=renewals.renewed_by(agreement),
            renewed_by=renewals.renewals_of(agreement),
            steps=self._steps(today),
            life=self._life(),
            commitments=commitments_of(agreement),
            documents=self._documents(),
            archived=self._archived(),
            access=self._access(),
            history=self._history(),
            **kwargs,
        )

    def _feed(self) -> str:
        """For a calendar program: of an agreement on the site that has dates ahead."""
        agreement = self.agreement
        promised = Commitment.objects.public().open().filter(due_on__isnull=False)
        if (
            not agreement.is_public
            or agreement.is_example
            or not (
                agreement.ends_on or agreement.closes_on or promised.filter(agreement=agreement)
            )
        ):
            return ""
        return subscription(reverse("agreements:agreement-calendar", args=[agreement.slug]))

    def _steps(self, today: date) -> dict[str, list[Step]]:
        """What may be done next, apart from ending it and mending its dates."""
        if not self.rights["change"] or self.agreement.archived_at:
            return {}
        verbs = agreements.open_verbs(self.agreement, today)
        forward = [self._step(verb) for verb in verbs if verb not in EXCEPTIONS]
        if Verb.RENEW in verbs:
            forward[-1:-1] = self._renewal()
        return {
            "forward": forward,
            "other": [self._step(verb) for verb in verbs if verb in EXCEPTIONS],
        }

    def _renewal(self) -> list[Step]:
        """The draft of its renewal, as long as there is none."""
        if not permissions.user_can_renew(self.actor):
            return []
        if renewals.renewals_of(self.agreement).exists():
            return []
        url = reverse("agreements_admin:prepare_renewal", args=[self.agreement.pk])
        hint = _("A draft with its parties, contacts, scope and provinces, to be signed later.")
        return [Step(_("Prepare a renewal"), hint, url)]

    def _step(self, verb: Verb) -> Step:
        url = reverse("agreements_admin:step", args=[self.agreement.pk, verb.value])
        return Step(str(STEPS[verb].name), str(STEPS[verb].hint), url)

    def _life(self) -> list[Transition]:
        """Steps, the newest first, each with its document where this person may read it."""
        steps = list(self.agreement.transitions.select_related("by", "undone_by", "document"))
        readable = set(self._documents().values_list("pk", flat=True))
        for step in steps:
            step.document = step.document if step.document_id in readable else None
        return steps

    def _history(self) -> list[Event]:
        """Names every document and account: not for everybody who may look."""
        return history_of(self.agreement, EVENTS_SHOWN) if self.rights["confidential"] else []

    def _documents(self) -> QuerySet[Document]:
        readable = Document.objects.visible_to(self.actor).filter(agreement=self.agreement)
        return readable.select_related("uploaded_by")

    def _archived(self) -> dict[str, object]:
        """What moderators can bring back."""
        if not self.rights["publish"]:
            return {}
        of_it = {"agreement": self.agreement, "archived_at__isnull": False}
        return {
            "commitments": Commitment.objects.filter(**of_it),
            "documents": Document.objects.filter(**of_it),
        }

    def _access(self) -> QuerySet[PartnerAccess]:
        if not self.rights["confidential"]:
            return PartnerAccess.objects.none()
        return self.agreement.partner_access.select_related("user", "granted_by")


def dates_of(agreement: Agreement, today: date) -> list[tuple[str, str]]:
    """The dates that are known, in the order of its life, and what its text says of its end."""
    facts, status = agreement.facts(), agreement.status_on(today)
    end = lifecycle.term_end(facts, today)
    is_running = status in lifecycle.BINDING
    notice = lifecycle.notice_deadline(facts, today)
    missed = wording.missed_words(facts, today)
    asks_notice = is_running and facts.notice and not (facts.notice_given_on or missed)
    closes = STATUS[lifecycle.Status(facts.closes_as)] if facts.closes_as else ""
    known = [
        (_("Proposed"), agreement.proposed_on),
        (_("Signed"), agreement.signed_on),
        (_("In force from"), agreement.in_force_on),
        (_("Notice given"), agreement.notice_given_on),
        (_("Notice until"), notice if asks_notice and not facts.closes_on else None),
        (_("This term ends") if facts.rolls_on else _("Last day"), end),
        (_("To be %(status)s on") % {"status": closes}, agreement.closes_on),
        (_("To be looked at again on"), agreement.review_on),
        (_("Last checked"), agreement.checked_on),
        (_("Suspended or closed"), agreement.closed_on),
    ]
    found = [(label, date_format(day)) for label, day in known if day]
    if end is None and facts.signed_on and not facts.closes_on:
        found.append((_("Last day"), wording.known_end(agreement, today)))
    if facts.notice:
        found.append((_("Period of notice"), wording.period_words(facts.notice)))
    if missed:
        found.append((_("Notice date missed"), missed))
    return found


def commitments_of(agreement: Agreement) -> QuerySet[Commitment]:
    """In the order of their due dates, with how many proofs and reports each has."""
    current = Q(reports__replaced_by__isnull=True)
    return (
        agreement.commitments.kept()
        .select_related("partner")
        .annotate(
            proof_count=Count("proofs", distinct=True),
            report_count=Count("reports", filter=current, distinct=True),
        )
        .by_due_date()
    )


def _parties(agreement: Agreement) -> list[Any]:
    """As they are written now: of a draft that was never published, the latest version."""
    if agreement.live:
        return list(agreement.parties.select_related("organisation"))
    return list(agreement.get_latest_revision_as_object().parties.all())


class ArchiveView(DeskAct):
    form_class = ReasonForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = gettext_lazy("Archive")
    button = gettext_lazy("Archive the agreement")
    done = gettext_lazy("The agreement is archived; nothing is lost.")
    intro = gettext_lazy(
        "It leaves every list, count, feed and the site. A moderator can bring it back as it was."
    )
    is_serious = True

    def act(self, form: ReasonForm) -> None:
        reason, seen = form.cleaned_data["reason"], form.seen_version
        agreements.archive(self.agreement, by=self.actor, reason=reason, seen=seen)


class RestoreView(DeskAct):
    form_class = ConfirmForm
    allowed = staticmethod(permissions.user_can_publish)
    page_title = gettext_lazy("Restore")
    button = gettext_lazy("Restore the agreement")
    done = gettext_lazy("The agreement is back.")
    intro = gettext_lazy("It comes back as it was, also to the site if it was published.")

    def act(self, form: ConfirmForm) -> None:
        agreements.restore(self.agreement, by=self.actor, seen=form.seen_version)


class CheckView(DeskAct):
    form_class = ConfirmForm
    allowed = staticmethod(permissions.user_can_change)
    page_title = gettext_lazy("Checked today")
    button = gettext_lazy("It stands as its sources say")
    done = gettext_lazy("The day of the check is recorded and shown to readers.")
    intro = gettext_lazy(
        "Open its sources first: state, dates and commitments here must say what they say."
    )

    def act(self, form: ConfirmForm) -> None:
        checking.check(self.agreement, by=self.actor, seen=form.seen_version)


urlpatterns = [
    path("<int:pk>/check/", CheckView.as_view(), name="check"),
    path("<int:pk>/", ManageView.as_view(), name="manage"),
    path("<int:pk>/archive/", ArchiveView.as_view(), name="archive"),
    path("<int:pk>/restore/", RestoreView.as_view(), name="restore"),
]
