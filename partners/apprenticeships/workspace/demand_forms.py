"""What an application has to enclose, as the host of an offer writes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm, Difference, said
from partners.apprenticeships.hosting.drafts import draft_of
from partners.apprenticeships.models import Offer
from partners.apprenticeships.models.parts import LONGEST_DEMAND, MOST_DEMANDS
from partners.apprenticeships.services.hosting import OF_DEMANDS
from partners.apprenticeships.workspace.forms import BY_STAFF

REQUIRED, WELCOME = "required", "welcome"
KINDS = {REQUIRED: _("required: nobody hands in without it"), WELCOME: _("welcome")}
SHORT = {True: _("required"), False: _("welcome")}


class DemandsForm(ActForm):
    """A line for each; one that is left empty is none."""

    place: int | None = None

    def __init__(self, *args: Any, place: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {}  # type: ignore[misc]
        for number in range(1, MOST_DEMANDS + 1):
            what, english, kind = _fields_of(number)
            given: dict[str, Any] = {"required": False, "max_length": LONGEST_DEMAND}
            example = _("For example: certificate of health.") if number == 1 else ""
            label = _("What to enclose (Indonesian)")
            self.fields[what] = forms.CharField(label=label, help_text=example, **given)
            label = _("What to enclose (English)")
            self.fields[english] = forms.CharField(label=label, help_text=BY_STAFF, **given)
            choices = list(KINDS.items())
            self.fields[kind] = forms.ChoiceField(
                label=_("How much it counts"), choices=choices, required=False, initial=REQUIRED
            )
            head = _("Attachment %(number)d") % {"number": number}
            self.sections[head] = (what, english, kind)

    @classmethod
    def written(cls, offer: Offer, place: int | None = None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, row in enumerate(offer.demands.all()[:MOST_DEMANDS], 1):
            kind = REQUIRED if row.is_required else WELCOME
            words = (row.what_id, row.what_en, kind)
            found |= dict(zip(_fields_of(number), words, strict=True))
        return found

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for number in range(1, MOST_DEMANDS + 1):
            what, english, _kind = _fields_of(number)
            text = words.get(what, "").casefold()
            if words.get(english) and not text and what not in self.errors:
                self.add_error(what, _("Write it in Indonesian too."))
            if text and text in seen:
                self.add_error(what, _("This stands here already."))
            seen.add(text)
        return words

    @property
    def demands(self) -> list[dict[str, Any]]:
        """As `hosting.say_demands` takes them."""
        rows = []
        for number in range(1, MOST_DEMANDS + 1):
            what, english, kind = (self.cleaned_data[name] for name in _fields_of(number))
            if what:
                rows.append(dict(zip(OF_DEMANDS, (what, english, kind != WELCOME), strict=True)))
        return rows

    def differences(self, current: Any) -> list[Difference]:
        self.full_clean()
        theirs = self.written(draft_of(current))
        found = []
        for head, names in self.sections.items():
            mine = [str(self.cleaned_data.get(name) or "") for name in names]
            now = [str(theirs.get(name, "")) for name in names]
            if mine[:2] != now[:2] or (mine[0] and mine[2] != now[2]):
                texts = [said(" · ".join(filter(None, words[:2]))) for words in (now, mine)]
                found.append(Difference(str(head), *texts))
        return found


def demanded(draft: Offer) -> list[tuple[str, str]]:
    """What a draft asks for, as (label, text)."""
    return [(row.what, str(SHORT[row.is_required])) for row in draft.demands.all()]


def _fields_of(number: int) -> tuple[str, str, str]:
    """As `OF_DEMANDS` names what they hold."""
    return f"what_{number}", f"english_{number}", f"kind_{number}"
