"""What a host writes of an offer, in steps short enough for a telephone."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Manager, Model
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.desk.forms import ActForm, Difference, day_field, only_where_asked, said
from home.models import BusinessUnit, Competency, Region, Sector, Stage
from partners.apprenticeships.hosting.drafts import draft_of
from partners.apprenticeships.labels import CostItem, Payer
from partners.apprenticeships.models import Batch, HostStance, Offer, OfferDay
from partners.apprenticeships.models.access import CODES
from partners.apprenticeships.models.stance import LONGEST_WHY
from partners.apprenticeships.services.hosting import OF_BATCHES, OF_COSTS, OF_DAYS
from partners.membership.workspace.claim_forms import RegionByName

ONE_PER_LINE = _("One per line.")
BY_STAFF = _("Leave it empty if you cannot write it: the ministry's staff may translate it.")
TICKS = forms.CheckboxSelectMultiple
Written = Mapping[str, Any]


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordsForm(ActForm):
    """Fields of a model. `written` says what an offer holds for them: at first, and when somebody
    else has changed it meanwhile.
    """

    model: ClassVar[type[Model]] = Offer
    names: ClassVar[tuple[str, ...]] = ()
    own: ClassVar[Written] = {}  # fields made by hand
    widgets: ClassVar[Written] = {}
    help: ClassVar[Written] = {}
    place: int | None = None

    def __init__(self, *args: Any, place: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        words: dict[str, Any] = {"widgets": dict(self.widgets), "help_texts": dict(self.help)}
        made = fields_for_model(self.model, self.names, **words)
        for name in self.names:
            self.fields[name] = self.own[name]() if name in self.own else made[name]

    @classmethod
    def written(cls, offer: Offer, place: int | None = None) -> dict[str, Any]:
        return read(offer, cls.names)

    def differences(self, current: Any) -> list[Difference]:
        self.full_clean()
        theirs = self.written(draft_of(current), self.place)
        return [
            Difference(str(self[name].label), shown, mine)
            for name in theirs
            if (shown := self.shown(name, theirs[name]))
            != (mine := self.shown(name, self.cleaned_data.get(name, self[name].data)))
        ]

    def shown(self, name: str, value: object) -> str:
        if isinstance(value, Region):
            return value.place
        if not isinstance(value, (str, bytes)) and hasattr(value, "__iter__"):
            return said(", ".join(sorted(str(one) for one in value)))
        words = {str(key): label for key, label in getattr(self.fields[name], "choices", ()) if key}
        text = said(words.get(str(value), value))
        return text.replace("\r\n", "\n").strip()


def read(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {
        name: list(value.all()) if isinstance(value, Manager) or hasattr(value, "all") else value
        for name, value in found.items()
    }


class AboutForm(WordsForm):
    names = ("title_id", "title_en", "summary_id", "summary_en")
    widgets = {"summary_id": lines(5), "summary_en": lines(5)}
    help = {
        "title_id": _("What one learns, in few words"),
        "title_en": BY_STAFF,
        "summary_id": _("What one does there and takes home. Two or three sentences."),
        "summary_en": BY_STAFF,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary_id"].required = False


class LearningForm(WordsForm):
    names = ("competencies", "sectors", "business_units", "minimum_stage")
    widgets = {"competencies": TICKS, "sectors": TICKS, "business_units": TICKS}
    help = {
        "competencies": _(
            "Readers filter by these, and the matching compares them with applications."
        ),
        "minimum_stage": _("Empty: for every cooperative."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of: dict[str, Any] = {
            "competencies": Competency,
            "sectors": Sector,
            "business_units": BusinessUnit,
        }
        for name, model in of.items():
            self.fields[name].queryset = model.objects.in_use().by_name()  # type: ignore[attr-defined]
        self.fields["minimum_stage"].queryset = Stage.objects.in_use()  # type: ignore[attr-defined]


class PlaceForm(WordsForm):
    names = ("mode", "region", "address", "language", "other_languages")
    own = {
        "region": lambda: RegionByName(
            label=_("Village or regency"),
            required=False,
            max_length=200,
            help_text=_(
                "Where you receive people; empty when it is online. For example: Sukamaju, Kec. "
                "Cibeber, Kab. Cianjur."
            ),
        )
    }
    widgets = {"mode": forms.RadioSelect}


class ConditionsForm(WordsForm):
    names = ("requirements_id", "requirements_en", "papers_id", "papers_en")
    widgets = {name: lines(4) for name in names}
    help = {
        "requirements_id": ONE_PER_LINE,
        "requirements_en": BY_STAFF,
        "papers_id": ONE_PER_LINE,
        "papers_en": BY_STAFF,
    }


class AccessForm(WordsForm):
    names = (*CODES, "accessibility_id", "accessibility_en")
    widgets = {"accessibility_id": lines(3), "accessibility_en": lines(3)}
    help = {"accessibility_en": BY_STAFF}


class ContactForm(WordsForm):
    names = ("contact_name", "contact_email", "contact_phone")
    help = {"contact_name": _("Shown on the site: ask the person first.")}


class RowForm(WordsForm):
    """One of the batches or days of an offer, or a new one."""

    rows: ClassVar[str] = ""

    @classmethod
    def written(cls, offer: Offer, place: int | None = None) -> dict[str, Any]:
        """Nothing for a new one, and for what somebody took away meanwhile."""
        rows = list(getattr(offer, cls.rows).all())
        return read(rows[place], cls.names) if place is not None and place < len(rows) else {}


class BatchForm(RowForm):
    model = Batch
    rows = "batches"
    names = OF_BATCHES
    own = {
        "starts_on": lambda: day_field(_("First day")),
        "ends_on": lambda: day_field(_("Last day")),
        "apply_until": lambda: day_field(
            _("Last day to apply"),
            required=False,
            help_text=_("Empty: the day before the first day."),
        ),
    }
    widgets = {"origins": TICKS}
    sections = {
        pgettext_lazy("matching", "Dates"): ("starts_on", "ends_on", "apply_until"),
        _("Seats"): ("seats", "minimum", "max_per_cooperative", "reserve_3t"),
        _("For whom"): ("origins",),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = Region.objects.provinces().order_by("name")
        self.fields["origins"].queryset = provinces  # type: ignore[attr-defined]


class DayForm(RowForm):
    model = OfferDay
    rows = "days"
    names = OF_DAYS
    widgets = {"text_id": lines(3), "text_en": lines(3)}
    help = {"title_en": BY_STAFF, "text_en": BY_STAFF}


class CostsForm(ActForm):
    """For each cost a payer, or none, and a note."""

    place: int | None = None

    def __init__(self, *args: Any, place: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payers = [("", _("not said")), *Payer.choices]
        self.sections = {item.label.capitalize(): _fields_of(item) for item in CostItem}  # type: ignore[misc]
        for item in CostItem:
            payer, note, note_en = _fields_of(item)
            self.fields[payer] = forms.ChoiceField(
                label=_("Paid by"), choices=payers, required=False
            )
            self.fields[note] = forms.CharField(label=_("Note"), max_length=160, required=False)
            self.fields[note_en] = forms.CharField(
                label=_("Note (English)"), help_text=BY_STAFF, max_length=160, required=False
            )

    @classmethod
    def written(cls, offer: Offer, place: int | None = None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row in offer.costs.all():
            for field, name in zip(_fields_of(CostItem(row.item)), OF_COSTS, strict=True):
                found.setdefault(field, getattr(row, name))
        return found

    @property
    def costs(self) -> dict[str, dict[str, str]]:
        """As `hosting.say_costs` takes them."""
        words = self.cleaned_data
        return {
            item.value: {
                name: words[field] for field, name in zip(_fields_of(item), OF_COSTS, strict=True)
            }
            for item in CostItem
        }

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        for item in CostItem:
            payer, *notes = _fields_of(item)
            noted = any(words.get(note) for note in notes)
            if noted and not words.get(payer) and payer not in self.errors:
                self.add_error(payer, _("Say who pays, or take the note away."))
        return words

    def differences(self, current: Any) -> list[Difference]:
        self.full_clean()
        theirs, payers = self.written(draft_of(current)), dict(Payer.choices)
        rows = []
        for item in CostItem:
            names = _fields_of(item)
            mine = [str(self.cleaned_data.get(name, self[name].data) or "") for name in names]
            now = [str(theirs.get(name, "")) for name in names]
            if mine != now:
                texts = [
                    said(" · ".join(filter(None, [str(payers.get(payer, payer)), *notes])))
                    for payer, *notes in (now, mine)
                ]
                rows.append(Difference(item.label.capitalize(), *texts))
        return rows


def _fields_of(item: CostItem) -> tuple[str, str, str]:
    """As `OF_COSTS` names what they hold."""
    return f"payer_{item.value}", f"note_{item.value}", f"note_en_{item.value}"


class StanceForm(ActForm):
    stance = forms.ChoiceField(
        label=_("How do you stand to hosting?"),
        choices=HostStance.Stance.choices,
        widget=forms.RadioSelect,
    )
    why = only_where_asked(
        forms.CharField(
            label=_("Why, or what you wish to add"),
            help_text=_("Needed where you cannot host now. Moderators read it."),
            max_length=LONGEST_WHY,
            required=False,
            widget=lines(3),
        )
    )

    def compared(self) -> list[str]:
        return ["stance", "why"]

    def shown(self, name: str, value: object) -> str:
        words = dict(HostStance.Stance.choices)
        return super().shown(name, words.get(str(value), value) if name == "stance" else value)
