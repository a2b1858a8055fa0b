"""The form of an agreement, grouped the way editors think."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from home.models import Region
from partners.agreements.admin.base import staff_of_register
from partners.agreements.admin.choosers import person_chooser
from partners.agreements.models import Agreement
from partners.agreements.refusals import ChainGoesInCircles, TooFewParties, explain
from partners.agreements.rules.decisions import FEWEST_PARTIES
from partners.agreements.rules.lifecycle import SIGNED_STATES, AgreementState

LONGEST_CHAIN = 50


class AgreementForm(WagtailAdminModelForm):
    """What fields cannot check by themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "in_charge" in self.fields:
            self.fields["in_charge"].queryset = staff_of_register(self.instance.in_charge_id)
        if "regions" in self.fields:
            self.fields["regions"].queryset = self._regions()

    def clean_predecessor(self) -> Agreement | None:
        """An agreement cannot, by any number of steps, follow from itself."""
        earlier = first = self.cleaned_data["predecessor"]
        for _step in range(LONGEST_CHAIN):
            if earlier is None or self.instance.pk is None:
                return first
            if earlier.pk == self.instance.pk:
                break
            earlier = earlier.predecessor
        raise ValidationError(explain(ChainGoesInCircles()))

    def is_valid(self) -> bool:
        """A signed agreement keeps its two parties; they are known once the formsets are."""
        is_valid = super().is_valid()
        signed = AgreementState(self.instance.state) in SIGNED_STATES
        if is_valid and signed and self._parties_left() < FEWEST_PARTIES:
            self.add_error(None, explain(TooFewParties()))
            return False
        return is_valid

    def _regions(self) -> Any:
        """Provinces, and the regions that are named already: a list of 91,599 helps nobody."""
        named = [region.pk for region in self.instance.regions.all()]
        level = Q(level=Region.Level.PROVINCE, is_current=True) | Q(pk__in=named)
        return Region.objects.filter(level).order_by("code")

    def _parties_left(self) -> int:
        formset = self.formsets.get("parties")
        if formset is None:
            return FEWEST_PARTIES
        filled = [form for form in formset.forms if form.cleaned_data.get("organisation")]
        return len([form for form in filled if not form.cleaned_data.get("DELETE")])


words = ObjectList(
    [
        MultiFieldPanel(
            [
                TitleFieldPanel(
                    "title_id",
                    targets=["slug"],
                    placeholder=False,
                    required_on_save=True,
                    help_text=_("For example: Nota Kesepahaman Kementerian Koperasi dan SECoop."),
                ),
                FieldPanel(
                    "title_en",
                    help_text=_("For example: Memorandum between the Ministry and SECoop."),
                ),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("reach")]),
                FieldPanel("slug", help_text=_("Leave it empty: it follows from the title.")),
            ],
            heading=_("What it is"),
        ),
        InlinePanel(
            "parties",
            [
                FieldPanel("organisation"),
                FieldPanel("is_ours", help_text=_("Tick it for the ministry and its bodies.")),
                FieldRowPanel(
                    [
                        FieldPanel("unit_id", help_text=_("For example: Deputi Bidang Talenta.")),
                        FieldPanel("unit_en", help_text=_("For example: Deputy for Talent.")),
                    ]
                ),
                FieldPanel("signatory", help_text=_("The name as it stands in the text.")),
                FieldRowPanel(
                    [
                        FieldPanel("position_id", help_text=_("For example: Menteri Koperasi.")),
                        FieldPanel(
                            "position_en", help_text=_("For example: Minister of Cooperatives.")
                        ),
                    ]
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("contact_name"),
                        FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                    ],
                    heading=_("Contact, for staff only"),
                ),
            ],
            heading=_("Parties"),
            label=_("Party"),
            help_text=_(
                "Two at least before it can be signed. Dates, documents and commitments come "
                "afterwards, at the agreement's desk."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("scope_id"), FieldPanel("scope_en")],
            heading=_("Scope"),
            help_text=_("In plain words what the parties will do together."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("sectors", widget=forms.CheckboxSelectMultiple),
                FieldPanel(
                    "regions",
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_("Provinces where the parties will work; none means everywhere."),
                ),
            ],
            heading=_("Where and in which sectors"),
        ),
    ],
    heading=_("The agreement"),
)
record = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("reference", help_text=_("For example: 12/M.KOP/NK/II/2024.")),
                        FieldPanel("partner_reference"),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("languages"),
                        FieldPanel("signed_place", help_text=_("For example: Dili.")),
                    ]
                ),
            ],
            heading=_("The text"),
        ),
        InlinePanel(
            "sources",
            [
                FieldPanel("name", help_text=_("Who published it, for example: Antara.")),
                FieldPanel("url"),
                FieldPanel("published_on"),
            ],
            heading=_("Sources"),
            label=_("Source"),
            help_text=_("Readers see them as links with their dates."),
        ),
        FieldPanel("source", help_text=_("In words, where no source can be named above.")),
        MultiFieldPanel(
            [FieldPanel("predecessor"), FieldPanel("link")],
            heading=_("Chain"),
            help_text=_("The agreement that this one renews, amends or implements."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("unit"),
                FieldPanel(
                    "in_charge",
                    widget=person_chooser.widget_class,
                    help_text=_("Receives the reminders. Never shown on the site."),
                ),
                FieldPanel("report_months", help_text=_("For example: 12 for once a year.")),
            ],
            heading=_("Who looks after it"),
        ),
        FieldPanel("notes"),
    ],
    heading=_("Record"),
)
publishing = ObjectList([PublishingPanel()], heading=_("Publishing"))
agreement_form = TabbedInterface([words, record, publishing], base_form_class=AgreementForm)
