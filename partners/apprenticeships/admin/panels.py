"""The forms, grouped the way editors think."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from partners.agreements.admin.choosers import commitment_chooser
from partners.apprenticeships.admin.changes import ChangesPanel
from partners.apprenticeships.admin.files import BroughtByHost
from partners.apprenticeships.admin.forms import OfferForm
from partners.apprenticeships.admin.hosts import host_chooser
from partners.apprenticeships.models.parts import MOST_DEMANDS

TICKS = forms.CheckboxSelectMultiple
ONE_PER_LINE = _("One per line.")
INSTEAD = _("What you choose here stands in the place of what the host brought.")

offer_tab = [
    ChangesPanel(),
    TitleFieldPanel(
        "title_id",
        targets=["slug"],
        placeholder=_("What one learns, in few words"),
        required_on_save=True,
    ),
    FieldPanel("title_en"),
    FieldPanel("slug", help_text=_("Leave it empty: it follows from the title.")),
    FieldPanel(
        "host",
        widget=host_chooser.widget_class,
        help_text=_("A partner, or a cooperative whose profile says that it hosts apprentices."),
    ),
    MultiFieldPanel(
        [FieldPanel("summary_id"), FieldPanel("summary_en")],
        heading=_("Summary"),
        help_text=_("What one does there and takes home. Two or three sentences."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("competencies", widget=TICKS),
            FieldPanel("sectors", widget=TICKS),
            FieldPanel("business_units", widget=TICKS),
            FieldPanel("minimum_stage"),
        ],
        heading=_("What can be learned"),
        help_text=_("Readers filter by these, and the matching compares them with applications."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("agreement"),
            FieldPanel("commitment", widget=commitment_chooser.widget_class),
        ],
        heading=_("What it fulfils"),
        help_text=_("The agreement, and the promise in it, that this offer keeps."),
    ),
    FieldPanel("in_charge"),
]
dates_tab = [
    HelpPanel(
        content=_(
            "Dates and seats are part of the draft. Opening, closing, confirming and calling "
            "off a batch is a decision of its own: Apprenticeships, then Batches."
        )
    ),
    InlinePanel(
        "batches",
        panels=[
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldRowPanel([FieldPanel("apply_until"), FieldPanel("code")]),
            FieldRowPanel([FieldPanel("seats"), FieldPanel("minimum")]),
            FieldRowPanel([FieldPanel("reserve_3t"), FieldPanel("max_per_cooperative")]),
            FieldPanel("origins", widget=TICKS),
            FieldPanel("state", read_only=True),
        ],
        label=_("Batch"),
        heading=_("Batches"),
    ),
]
programme_tab = [
    InlinePanel(
        "days",
        panels=[
            FieldRowPanel([FieldPanel("first"), FieldPanel("last")]),
            FieldRowPanel([FieldPanel("title_id"), FieldPanel("title_en")]),
            FieldRowPanel([FieldPanel("text_id"), FieldPanel("text_en")]),
        ],
        label=_("Day"),
        heading=_("Programme day by day"),
    ),
    InlinePanel(
        "photos",
        panels=[
            FieldPanel("image", help_text=INSTEAD),
            FieldPanel("file", widget=BroughtByHost),
            FieldPanel("alt_id"),
            FieldPanel("alt_en"),
        ],
        label=_("Photo"),
        heading=_("Photos"),
    ),
]
practical_tab = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("mode"), FieldPanel("region")]),
            FieldPanel("address"),
            FieldRowPanel([FieldPanel("language"), FieldPanel("other_languages")]),
        ],
        heading=_("Where and in which language"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("requirements_id"), FieldPanel("requirements_en")]),
            FieldRowPanel([FieldPanel("papers_id"), FieldPanel("papers_en")]),
        ],
        heading=_("What people need"),
        help_text=ONE_PER_LINE,
    ),
    InlinePanel(
        "demands",
        panels=[
            FieldRowPanel([FieldPanel("what_id"), FieldPanel("what_en")]),
            FieldPanel("is_required"),
        ],
        label=_("Attachment"),
        max_num=MOST_DEMANDS,
        heading=_("What to enclose with an application"),
    ),
    InlinePanel(
        "documents",
        panels=[
            FieldPanel("document", help_text=INSTEAD),
            FieldPanel("file", widget=BroughtByHost),
            FieldPanel("title_id"),
            FieldPanel("title_en"),
        ],
        label=_("Document"),
        heading=_("Documents to read or fill in"),
    ),
    InlinePanel(
        "costs",
        panels=[
            FieldRowPanel([FieldPanel("item"), FieldPanel("payer")]),
            FieldRowPanel([FieldPanel("note_id"), FieldPanel("note_en")]),
        ],
        label=_("Cost"),
        heading=_("Who pays what"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_step_free"),
            FieldPanel("has_sign_language"),
            FieldPanel("has_childcare"),
            FieldPanel("has_separate_lodging"),
            FieldRowPanel([FieldPanel("accessibility_id"), FieldPanel("accessibility_en")]),
        ],
        heading=_("So that everybody can take part"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
        ],
        heading=_("Contact"),
        help_text=_("Shown on the site: ask the person first."),
    ),
]
offer_form = TabbedInterface(
    [
        ObjectList(offer_tab, heading=_("Offer")),
        ObjectList(dates_tab, heading=_("Dates and seats")),
        ObjectList(programme_tab, heading=_("Programme")),
        ObjectList(practical_tab, heading=_("Practical matters")),
        ObjectList([PublishingPanel()], heading=_("Publishing")),
    ],
    base_form_class=OfferForm,
)
