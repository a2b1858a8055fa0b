"""A cooperative appeals against its result, and takes that back while nobody has answered."""

from collections import Counter
from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm, ConfirmForm
from partners.apprenticeships.results import appealing
from partners.apprenticeships.results.appeal_rules import MOST
from partners.apprenticeships.results.models import Appeal, Result
from partners.apprenticeships.results.models.appeal import LONGEST_WORDS
from partners.apprenticeships.results.services import appeals
from partners.apprenticeships.results.workspace.acts import AnswerView


class AppealForm(ActForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        choices=Appeal.Kind.choices,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Say what, and how you know"),
        help_text=gettext_lazy(
            "Name the sentence, the value or the batch that you mean. A moderator reads it beside "
            "your result."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AppealView(AnswerView):
    form_class: type[ActForm] = AppealForm
    template_name = "results/appeal.html"
    page_title = gettext_lazy("Appeal against the result")
    button = gettext_lazy("Send the appeal")
    done = gettext_lazy("Sent. The answer will stand here, and you are told.")

    @property
    def intro(self) -> str | Promise:  # type: ignore[override]
        last = {"until": appealing.until_words(self.record)}
        if appealing.is_in_time(self.record, timezone.now()):
            return _("Until %(until)s, once for each matter.") % last
        return _("The time to appeal was over on %(until)s.") % last

    def act(self, form: AppealForm) -> None:
        by, version = self.standing.actor, form.seen_version
        appeals.appeal(self.record, by=by, seen=version, **form.words)


class WithdrawAppealView(AnswerView):
    """`record`: the appeal."""

    record: Any
    result: Result
    form_class = ConfirmForm
    page_title = gettext_lazy("Withdraw the appeal")
    button = gettext_lazy("Withdraw it")
    done = gettext_lazy("Withdrawn.")

    def find(self) -> None:
        super().find()
        self.result = self.record
        self.record = get_object_or_404(Appeal, pk=self.kwargs["appeal"], result=self.result)

    @property
    def intro(self) -> str | Promise:  # type: ignore[override]
        if appealing.can_be_said_anew(self.record, timezone.now()):
            return _("Nobody answers it then. Until the last day you may appeal anew.")
        return _("Nobody answers it then, and you cannot appeal about this matter again.")

    def about(self) -> str:
        return str(self.record.get_kind_display())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"of_result": self.result, **kwargs})

    def act(self, form: ConfirmForm) -> None:
        appeals.withdraw(self.record, by=self.standing.actor, seen=form.seen_version)


def told_of(result: Result) -> dict[str, Any]:
    """What the page of a result says of appeals: one query."""
    said = list(result.appeals.all())
    raised = Counter(one.kind for one in said)
    standing = {one.kind for one in said if one.state != Appeal.State.WITHDRAWN}
    done = standing | {kind for kind, times in raised.items() if times >= MOST}
    return {
        "all": [
            {"it": one, "until": appealing.answer_until_words(one) if one.is_open else ""}
            for one in said
        ],
        "is_in_time": appealing.is_in_time(result, timezone.now()),
        "is_left": len(done) < len(Appeal.Kind),
        "until": appealing.until_words(result),
    }
