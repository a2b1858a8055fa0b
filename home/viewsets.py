"""Admin screens of the shared vocabulary and the dated facts."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.addresses import free_address
from home.admin_days import AdminDayField
from home.choosing import CreateInPlaceView, RecordChooserViewSet
from home.models import BusinessUnit, Challenge, Competency, DatedFact, Sector, Stage
from home.models.facts import DatedFactQuerySet
from home.models.taxonomy import Term
from home.records import RecordViewSet
from home.regions.viewsets import RegionViewSet

NAMES = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("name_id"), FieldPanel("name_en")]),
        FieldPanel("description_id"),
        FieldPanel("description_en"),
    ],
    heading=_("Wording"),
)
PLACE = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("code"), FieldPanel("order")]), FieldPanel("is_active")],
    heading=_("Code and place"),
    classname="collapsed",
)


class TermMadeInPlaceView(CreateInPlaceView):
    def made_ready(self, record: Term) -> Term:
        taken = type(record)._default_manager.all()
        record.code = free_address(
            taken, record.name_id, field="code", longest=50, otherwise=record._meta.model_name
        )
        return record


class TermChooserViewSet(RecordChooserViewSet):
    create_view_class = TermMadeInPlaceView
    form_fields = ["name_id", "name_en"]


class TermViewSet(RecordViewSet):
    chooser_viewset_class = TermChooserViewSet
    list_display = ["name", "name_en", "code", BooleanColumn("is_active", label=_("offered"))]
    list_filter = ["is_active"]
    search_fields = ["name_id", "name_en", "code"]
    search_backend_name = None
    ordering = ["order", "code"]
    list_per_page = 50
    panels = [NAMES, PLACE]


class SectorViewSet(TermViewSet):
    model = Sector
    icon = "grip"


class CompetencyViewSet(TermViewSet):
    model = Competency
    icon = "tick-inverse"
    list_display = ["name", "name_en", "kind", BooleanColumn("is_active", label=_("offered"))]
    list_filter = ["kind", "is_active"]
    panels = [FieldPanel("kind"), NAMES, PLACE]


class ChallengeViewSet(TermViewSet):
    model = Challenge
    icon = "help"
    panels = [
        NAMES,
        MultiFieldPanel(
            [FieldPanel("ministry_wording_id"), FieldPanel("ministry_wording_en")],
            heading=_("Official wordings"),
        ),
        PLACE,
    ]


class BusinessUnitViewSet(TermViewSet):
    model = BusinessUnit
    icon = "home"
    panels = [
        NAMES,
        MultiFieldPanel(
            [FieldPanel("inpres_wording"), FieldPanel("ministry_wording")],
            heading=_("Official wordings"),
        ),
        PLACE,
    ]


class StageViewSet(TermViewSet):
    model = Stage
    icon = "order"


class ReviewColumn(Column):
    """The review date; past it, amber and in words."""

    cell_template_name = "home/admin/review_cell.html"


class FactFilterSet(WagtailFilterSet):
    past_review = django_filters.BooleanFilter(
        method="only_past_review", label=_("Past its review date")
    )

    class Meta:
        model = DatedFact
        fields = ["is_on_home_page"]

    def only_past_review(
        self, facts: DatedFactQuerySet, name: str, wanted: bool
    ) -> DatedFactQuerySet:
        overdue = facts.past_review()
        return overdue if wanted else facts.exclude(pk__in=overdue)


class FactInPlaceForm(forms.ModelForm):
    class Meta:
        model = DatedFact
        fields = ["label_id", "label_en", "value_id", "value_en", "source", "as_of", "review_date"]
        field_classes = {"as_of": AdminDayField, "review_date": AdminDayField}


class FactMadeInPlaceView(CreateInPlaceView):
    def made_ready(self, record: DatedFact) -> DatedFact:
        taken = DatedFact.objects.all()
        record.code = free_address(
            taken, record.label_id, field="code", longest=50, otherwise="fakta"
        )
        return record


class FactChooserViewSet(RecordChooserViewSet):
    create_view_class = FactMadeInPlaceView
    creation_form_class = FactInPlaceForm


class DatedFactViewSet(RecordViewSet):
    chooser_viewset_class = FactChooserViewSet
    model = DatedFact
    icon = "calendar-alt"
    menu_label = _("Dated facts")
    menu_order = 310
    add_to_admin_menu = True
    list_display = [
        "label",
        ReviewColumn("review_date", label=_("check again by"), sort_key="review_date"),
        "value",
        Column("as_of_text", label=_("as of"), sort_key="as_of"),
        "source",
        BooleanColumn("is_on_home_page", label=_("home page")),
    ]
    filterset_class = FactFilterSet
    search_fields = ["label_id", "label_en", "value_id", "source", "code"]
    search_backend_name = None
    list_export = ["code", "label_id", "label_en", "value_id", "source", "source_url", "as_of"]
    ordering = ["order", "code"]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("label_id"), FieldPanel("label_en")]),
                FieldRowPanel([FieldPanel("value_id"), FieldPanel("value_en")]),
                FieldRowPanel([FieldPanel("unit_id"), FieldPanel("unit_en")]),
                FieldRowPanel([FieldPanel("bound"), FieldPanel("number")]),
            ],
            heading=_("Figure"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
                FieldRowPanel([FieldPanel("as_of"), FieldPanel("precision")]),
                FieldPanel("review_date"),
            ],
            heading=_("Where it comes from"),
        ),
        FieldRowPanel([FieldPanel("note_id"), FieldPanel("note_en")], heading=_("Note")),
        MultiFieldPanel(
            [
                FieldPanel("is_on_home_page"),
                FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
            ],
            heading=_("Code and place"),
            classname="collapsed",
        ),
    ]


class VocabularyViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Vocabulary")
    menu_icon = "list-ul"
    menu_order = 320
    items = (
        SectorViewSet,
        CompetencyViewSet,
        ChallengeViewSet,
        BusinessUnitViewSet,
        StageViewSet,
        RegionViewSet,
    )
