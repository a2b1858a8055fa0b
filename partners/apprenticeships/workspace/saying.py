"""How one's organisation stands to hosting in a season."""

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from partners.apprenticeships.hosting.seasons import Season, asked_about
from partners.apprenticeships.models import HostStance
from partners.apprenticeships.services import stances
from partners.apprenticeships.workspace import forms
from partners.apprenticeships.workspace.acts import OfHost
from partners.apprenticeships.workspace.wording import season_words


class StanceView(OfHost):
    form_class = forms.StanceForm
    page_title = gettext_lazy("How you stand to hosting")
    intro = gettext_lazy(
        "Moderators see before there are offers where places may come from. Readers do not see it, "
        "and it binds you to nothing."
    )
    done = gettext_lazy("Noted. You can say it anew whenever it changes.")
    record: HostStance | None = None
    season: Season

    def find(self) -> None:
        super().find()
        try:
            self.season = Season.read(self.kwargs["season"])
        except ValueError as error:
            raise Http404 from error
        if self.season not in asked_about(localdate()):
            raise Http404
        said = HostStance.objects.of(self.standing.organisation)
        self.record = said.for_season(self.season).first()

    def about(self) -> str:
        return season_words(self.season)

    def get_initial(self) -> dict[str, Any]:
        said = self.record
        written = {"stance": said.stance, "why": said.why} if said else {}
        return {**super().get_initial(), **written}

    def act(self, form: ActForm) -> None:
        organisation, seen = self.standing.organisation, self.version(self.record)
        stances.say(organisation, self.season, by=self.standing.actor, seen=seen, **form.words)
