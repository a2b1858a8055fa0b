"""How the directory of offers narrows down."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.bilingual import localized
from home.desk.days import day_field
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.models import Batch, Offer
from partners.organisations.directory import Condition, Directory, Facet
from partners.organisations.listing import province_names, text_of


class BatchFilterForm(forms.Form):
    """When, and for how many. A value that is no date or number is said so, and not used."""

    starts = day_field(gettext_lazy("Starts on or after"), required=False)
    ends = day_field(gettext_lazy("Ends on or before"), required=False)
    seats = forms.IntegerField(
        label=gettext_lazy("At least so many seats"), required=False, min_value=1, max_value=9999
    )


def offers(params: QueryDict) -> tuple[Directory, BatchFilterForm]:
    """Published offers narrowed by the parameters of the address, and the form of dates."""
    form = BatchFilterForm(params)
    form.is_valid()
    provinces = province_names()
    facets = [
        Facet(
            "competency",
            gettext_lazy("What you learn"),
            "competencies__code",
            label_path=localized("competencies__name"),
        ),
        Facet(
            "sector",
            gettext_lazy("Sector"),
            "sectors__code",
            label_path=localized("sectors__name"),
        ),
        Facet(
            "province",
            gettext_lazy("Province"),
            "province_code",
            label_of=lambda code: provinces.get(code, code),
        ),
        Facet(
            "mode", gettext_lazy("Where"), "mode", label_of=lambda mode: capfirst(Mode(mode).label)
        ),
    ]
    rows = Offer.objects.public().annotate(province_code=Left("region_id", 2))
    conditions = [*_naming(params), *_batches(form.cleaned_data)]
    return Directory(rows, facets, params, conditions), form


def _naming(params: QueryDict) -> list[Condition]:
    text = text_of(params)
    if not text:
        return []
    found = Offer.objects.naming(text).order_by().values("pk")
    return [Condition(("q",), f"“{text}”", Q(pk__in=found))]


def _batches(values: dict[str, object]) -> list[Condition]:
    """One removable filter per value, but one and the same batch must meet them all."""
    starts, ends, seats = (values.get(name) for name in ("starts", "ends", "seats"))
    batches = Batch.objects.ahead().filter(offer=OuterRef("pk"))
    chosen = []
    if starts:
        batches = batches.filter(starts_on__gte=starts)
        chosen.append(("starts", _("from %(date)s") % {"date": date_format(starts)}))
    if ends:
        batches = batches.filter(ends_on__lte=ends)
        chosen.append(("ends", _("until %(date)s") % {"date": date_format(ends)}))
    if seats:
        batches = batches.filter(seats__gte=seats)
        chosen.append(("seats", _("at least %(seats)s seats") % {"seats": seats}))
    met = Q(Exists(batches))
    return [
        Condition((name,), label, met if number == 0 else Q())
        for number, (name, label) in enumerate(chosen)
    ]
