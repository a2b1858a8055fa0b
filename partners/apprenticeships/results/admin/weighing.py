"""Choose the points of a round: an act on a draft."""

from typing import Any

from django import forms
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from partners.apprenticeships.results.admin.base import RoundAct
from partners.apprenticeships.rounds import weights as points
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.policy_words import CRITERIA, MEANINGS
from partners.apprenticeships.rounds.services import weighing


class WeightsForm(ActForm):
    """A field for each criterion of the rules."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in points.usual():
            self.fields[code] = forms.IntegerField(
                label=CRITERIA[code], help_text=MEANINGS[code], min_value=0, max_value=points.WHOLE
            )

    @property
    def weights(self) -> dict[str, int]:
        return {code: self.cleaned_data[code] for code in points.usual()}

    def clean(self) -> dict[str, Any]:
        """The sum is told, whatever it is: nobody has to add up by head."""
        words: dict[str, Any] = super().clean() or {}
        if not self.errors and not points.are_whole(self.weights):
            whole, added = points.WHOLE, sum(self.weights.values())
            told = _("The points add up to %(sum)s. Together they have to be %(whole)s.")
            self.add_error(None, told % {"sum": added, "whole": whole})
        return words


class WeighView(RoundAct):
    form_class = WeightsForm
    begins = (Phase.DRAFT,)
    page_title = gettext_lazy("Choose its points")
    hint = gettext_lazy("For batches that a cooperative did not list; the portal's own otherwise.")
    button = gettext_lazy("Save the points")
    done = gettext_lazy("The points are saved. They are published when the round is announced.")
    intro = gettext_lazy(
        "Points order the batches that a cooperative did not list by hand; they never decide who "
        "gets a seat. They are whole numbers, a hundred together. Once the round is announced "
        "everybody reads them with its rules, and they stay as they are."
    )

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **points.of_round(self.record)}

    def facts(self) -> list[tuple[str | Promise, object]]:
        now, own = points.of_round(self.record), points.usual()
        return [
            (_("Points now, and their sum"), in_a_line(now)),
            (_("The portal's own"), in_a_line(own)),
        ]

    def act(self, form: WeightsForm) -> None:
        seen = form.seen_version
        weighing.weigh(self.record, form.weights, by=self.actor, seen=seen)


def in_a_line(weights: dict[str, int]) -> str:
    """“45 + 25 + 10 + 20 = 100”, in the order of the fields."""
    return f"{' + '.join(map(str, weights.values()))} = {sum(weights.values())}"


urlpatterns = [path("<int:pk>/points/", WeighView.as_view(), name="weigh")]
