"""What a host's people do about its offers: one form for each step."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from home.access import require
from home.desk.forms import ActForm, ConfirmForm
from partners.apprenticeships.hosting import drafts
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, offers, submitting
from partners.apprenticeships.workspace import forms
from partners.apprenticeships.workspace.forms import WordsForm
from partners.apprenticeships.workspace.steps import STEPS
from partners.apprenticeships.workspace.wording import dates_of, explain
from partners.membership.workspace.standing import OrganisationActView

Hosting = Callable[..., Any]


class OfHost(OrganisationActView):
    explain = staticmethod(explain)

    def find(self) -> None:
        super().find()
        require(self.standing.is_member)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frame = "apprenticeships/hosting/frame.html"
        of_offer = getattr(self, "draft_words", None)
        return super().get_context_data(**{"frame": frame, "of_offer": of_offer, **kwargs})

    def get_success_url(self) -> str:
        return reverse("hosting:offers", args=[self.kwargs["organisation"]])


class BeginView(OfHost):
    form_class = forms.AboutForm
    page_title = gettext_lazy("Begin an offer")
    intro = gettext_lazy(
        "Begin with its name and what one does there. You write the rest step by step, and nobody "
        "else reads it before you hand it in."
    )
    button = gettext_lazy("Begin")
    done = gettext_lazy("Begun. Go on with the steps below.")
    made: Offer | None = None

    def act(self, form: ActForm) -> None:
        by = self.standing.actor
        self.made = hosting.begin(self.standing.organisation, by=by, **form.words)

    def get_success_url(self) -> str:
        if self.made is None:
            return super().get_success_url()
        return reverse("hosting:offer", args=[self.kwargs["organisation"], self.made.pk])


class OfOffer(OfHost):
    """`record`: the offer as it is stored; `draft_words`: its newest words."""

    record: Offer
    draft_words: Offer

    def find(self) -> None:
        super().find()
        rows = Offer.objects.hosted_by(self.standing.organisation).select_related("host")
        found = rows.filter(pk=self.kwargs["offer"]).first()
        if found is None:
            raise Http404
        self.record, self.draft_words = found, drafts.draft_of(found)

    def about(self) -> str:
        return str(self.draft_words)

    def version(self, record: Offer) -> str:
        return drafts.version_of(record)

    def get_success_url(self) -> str:
        return reverse("hosting:offer", args=[self.kwargs["organisation"], self.kwargs["offer"]])


class OfWords(OfOffer):
    """Writes a step, or a row of one: `place` in the address counts from 1."""

    form_class: type[Any] = WordsForm
    button = gettext_lazy("Keep")
    done = gettext_lazy("Kept in the draft.")

    @property
    def place(self) -> int | None:
        return self.kwargs["place"] - 1 if "place" in self.kwargs else None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "place": self.place}

    def get_initial(self) -> dict[str, Any]:
        written = self.get_form_class().written(self.draft_words, self.place)
        return {**super().get_initial(), **written}


class WriteView(OfWords):
    """One of `STEPS`, which the address names."""

    step: str = ""

    def get_form_class(self) -> type[Any]:
        return STEPS[self.step].form

    @property
    def page_title(self) -> str | Promise:  # type: ignore[override]
        return STEPS[self.step].title

    def act(self, form: ActForm) -> None:
        seen = self.version(self.record)
        hosting.write(self.record, by=self.standing.actor, seen=seen, **form.words)


class CostsView(OfWords):
    form_class = forms.CostsForm
    page_title = gettext_lazy("Who pays what")
    intro = gettext_lazy("Leave “not said” where there is no such cost, or where you do not know.")

    def act(self, form: forms.CostsForm) -> None:
        seen = self.version(self.record)
        hosting.say_costs(self.record, form.costs, by=self.standing.actor, seen=seen)


class RowView(OfWords):
    rows: ClassVar[str] = ""

    def find(self) -> None:
        super().find()
        if self.place is not None and not 0 <= self.place < len(self.of_draft):
            raise Http404

    @property
    def of_draft(self) -> list[Any]:
        return list(getattr(self.draft_words, self.rows).all())

    @property
    def lost_url(self) -> str:  # type: ignore[override]
        return self.get_success_url()

    def get_success_url(self) -> str:
        return f"{super().get_success_url()}#{self.rows}"


class BatchView(RowView):
    rows = "batches"
    form_class = forms.BatchForm
    page_title = gettext_lazy("A batch")
    intro = gettext_lazy(
        "The dates and seats of one group. One seat is for one cooperative, with as many people as "
        "the batch allows."
    )

    def get_initial(self) -> dict[str, Any]:
        usual = {} if self.place is not None else {"minimum": 0, "reserve_3t": 0}
        return {**usual, **super().get_initial()}

    def act(self, form: ActForm) -> None:
        seen, by = self.version(self.record), self.standing.actor
        hosting.put_batch(self.record, self.place, by=by, seen=seen, **form.words)


class DayView(RowView):
    rows = "days"
    form_class = forms.DayForm
    page_title = gettext_lazy("A day of the programme")

    def act(self, form: ActForm) -> None:
        seen, by = self.version(self.record), self.standing.actor
        hosting.put_day(self.record, self.place, by=by, seen=seen, **form.words)


class RemoveRowView(RowView):
    form_class = ConfirmForm
    button = gettext_lazy("Take it out")
    done = gettext_lazy("Taken out of the draft.")
    is_serious = True
    remove: ClassVar[Hosting]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {name: value for name, value in super().get_form_kwargs().items() if name != "place"}

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.version(self.record)}

    def act(self, form: ActForm) -> None:
        by, seen = self.standing.actor, form.seen_version
        type(self).remove(self.record, self.place, by=by, seen=seen)


class RemoveBatchView(RemoveRowView):
    rows = "batches"
    page_title = gettext_lazy("Take a batch out")
    remove = staticmethod(hosting.remove_batch)

    def about(self) -> str:
        return dates_of(self.of_draft[self.place or 0])


class RemoveDayView(RemoveRowView):
    rows = "days"
    page_title = gettext_lazy("Take a day out")
    remove = staticmethod(hosting.remove_day)

    def about(self) -> str:
        return str(self.of_draft[self.place or 0])


class CopyView(OfOffer):
    form_class = ConfirmForm
    page_title = gettext_lazy("Copy for next year")
    intro = gettext_lazy(
        "Makes a draft with the same programme and conditions as readers see them. Every date "
        "moves by whole years, so that the days of the week stay."
    )
    button = gettext_lazy("Copy for next year")
    done = gettext_lazy("A draft with next year's dates is ready. Check each date.")
    copy: Offer | None = None

    def version(self, record: Offer) -> str:
        return offers.latest_copy(record)

    def about(self) -> str:
        return str(self.record)

    def act(self, form: ActForm) -> None:
        by = self.standing.actor
        self.copy = hosting.copy(self.record, by=by, seen=form.seen_version)

    def get_success_url(self) -> str:
        key = self.copy.pk if self.copy else self.kwargs["offer"]
        return reverse("hosting:offer", args=[self.kwargs["organisation"], key])


class OfHandingIn(OfOffer):
    form_class = ConfirmForm

    def find(self) -> None:
        super().find()
        require(self.standing.represents)


class SubmitView(OfHandingIn):
    page_title = gettext_lazy("Hand in the offer")
    intro = gettext_lazy(
        "A moderator reads it before readers do, and you hear of the answer. What readers see now "
        "stays until then."
    )
    button = gettext_lazy("Hand in the offer")
    done = gettext_lazy("Handed in. You hear of the answer.")

    def act(self, form: ActForm) -> None:
        submitting.submit(self.record, by=self.standing.actor, seen=form.seen_version)


class TakeBackView(OfHandingIn):
    page_title = gettext_lazy("Take the offer back")
    intro = gettext_lazy("You can write on then. What readers see stays as it is.")
    button = gettext_lazy("Take back")
    done = gettext_lazy("Taken back. You can write on now.")

    def act(self, form: ActForm) -> None:
        submitting.withdraw(self.record, by=self.standing.actor, seen=form.seen_version)
