"""What is written into the logbook without JavaScript, and corrected; self-assessment."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from home.models import Competency
from partners.apprenticeships.placements.logbook import permissions
from partners.apprenticeships.placements.logbook.rules import Moment, is_written, moment_of
from partners.apprenticeships.placements.models import LogbookEntry, Rating, SelfAssessment
from partners.apprenticeships.placements.services import assessments, logbook
from partners.apprenticeships.placements.workspace import logbook_forms as forms
from partners.apprenticeships.placements.workspace.acts import OfPlacement
from partners.apprenticeships.placements.workspace.logbook_pages import explain

READERS = gettext_lazy(
    "Your cooperative reads this, its business assistants, the PMO of your area, and the host "
    "until it has stated how it ended. Nobody else does."
)
NOTHING_ANSWERED = gettext_lazy("Nothing was saved: no competency has an answer yet.")
NOTHING_NEW = gettext_lazy("Nothing was changed: these answers stood there already.")


class OfLogbook(OfPlacement):
    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)

    def get_success_url(self) -> str:
        return reverse("placements:logbook", args=[self.kwargs["organisation"], self.kwargs["pk"]])


class WriteView(OfLogbook):
    form_class: type[ActForm] = forms.EntryForm
    page_title = gettext_lazy("Write in the logbook")
    intro = READERS
    done = gettext_lazy("It stands in the logbook.")

    def find(self) -> None:
        super().find()
        self.record: Any = None  # nothing is overwritten: an entry more stands beside the others

    def may(self, actor: Actor) -> bool:
        self.placement = self.record
        if not is_written(today=logbook.today(), **logbook.days_of(self.placement)):
            raise Http404
        return self.seen_as.is_cooperative and permissions.user_can_write(actor, self.placement)

    def about(self) -> str:
        return f"{self.placement.host} · {self.placement.batch.offer}"

    def get_initial(self) -> dict[str, Any]:
        batch = self.placement.batch
        return {**super().get_initial(), "day": min(localdate(), batch.ends_on)}

    def corrected(self) -> LogbookEntry | None:
        return None

    def act(self, form: ActForm) -> None:
        by, words = self.standing.actor, form.words
        file = words.pop("file")
        entry = logbook.write(self.placement, by=by, corrects=self.corrected(), **words)
        if file:
            logbook.add_photo(entry, by=by, file=file)


class CorrectView(WriteView):
    page_title = gettext_lazy("Correct an entry")
    intro = gettext_lazy(
        "What was written stays as it is. Write below what is right: it stands beside it from now "
        "on."
    )

    def find(self) -> None:
        super().find()
        rows = LogbookEntry.objects.filter(placement=self.placement)
        self.entry = get_object_or_404(rows, key=self.kwargs["key"])

    def about(self) -> str:
        return self.entry.words

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "day": self.entry.day}

    def corrected(self) -> LogbookEntry | None:
        return self.entry


class OfAssessment(OfPlacement):
    """`record`: the self-assessment, None where there is none yet."""

    record: Any

    def find(self) -> None:
        super().find()
        self.record = SelfAssessment.objects.filter(placement=self.placement).first()

    def may(self, actor: Actor) -> bool:
        self.placement = self.record
        return self.seen_as.is_cooperative and self.may_do(actor)

    def may_do(self, actor: Actor) -> bool:
        raise NotImplementedError

    def about(self) -> str:
        return f"{self.placement.host} · {self.placement.batch.offer}"

    def get_success_url(self) -> str:
        args = [self.kwargs["organisation"], self.kwargs["pk"]]
        return reverse("placements:assessment", args=args)


class AssessView(OfAssessment):
    form_class = forms.AssessmentForm
    page_title = gettext_lazy("What can you do?")
    intro = gettext_lazy(
        "For yourselves: no points and no certificate are made of it. The host sees it only if "
        "your cooperative wants that."
    )
    moment: Moment

    def may_do(self, actor: Actor) -> bool:
        found = moment_of(today=localdate(), **logbook.days_of(self.placement))
        if found is None:
            raise Http404
        self.moment = found
        return permissions.user_can_assess(actor, self.placement)

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        taught = Competency.objects.filter(offers=self.placement.batch.offer)
        answered = Rating.objects.filter(assessment=self.record, moment=self.moment.value)
        said = {forms.name_of(one.competency_id): one.level for one in answered}
        return {**given, "competencies": list(taught), "initial": {**given["initial"], **said}}

    def act(self, form: forms.AssessmentForm) -> None:
        if all(form.initial.get(forms.name_of(key)) == level for key, level in form.levels.items()):
            self.done = NOTHING_NEW if any(form.levels.values()) else NOTHING_ANSWERED
            return
        by, seen = self.standing.actor, form.seen_version
        version = seen if self.record else None
        assessments.assess(self.placement, self.moment, form.levels, by=by, seen=version)


class ShowView(OfAssessment):
    form_class = forms.ShowingForm
    page_title = gettext_lazy("Who sees it")
    intro = gettext_lazy("You can change this at any time.")

    def may_do(self, actor: Actor) -> bool:
        return permissions.user_can_show(actor, self.placement)

    def get_initial(self) -> dict[str, Any]:
        shows = bool(self.record and self.record.shows_host)
        return {**super().get_initial(), "shows": shows}

    def act(self, form: ActForm) -> None:
        by, version = self.standing.actor, form.seen_version if self.record else None
        assessments.show_host(self.placement, form.words["shows"], by=by, seen=version)
