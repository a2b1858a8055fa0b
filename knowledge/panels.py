"""The tool's form, in the order in which an editor thinks about a tool."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TitleFieldPanel,
)
from wagtail.models import Page

from partners.organisations.country_input import HelpWithCountries


def tabs() -> list[ObjectList]:
    return [
        ObjectList(_content(), heading=_("Content")),
        ObjectList(_proof(), heading=_("Evidence and adaptation")),
        ObjectList(_files(), heading=_("Files")),
        ObjectList(_classification(), heading=_("Classification")),
        ObjectList(Page.promote_panels, heading=_("Promotion")),
        # The schedule, which Wagtail shows at the side, and comments beside the fields: no tab.
        ObjectList(Page.settings_panels, heading=_("Publishing")),
    ]


def _content() -> list[Panel]:
    return [
        TitleFieldPanel("title", help_text=_("Say what it helps with, not only its brand.")),
        "summary",
        FieldRowPanel(["kind", "audience"]),
        MultiFieldPanel(
            [FieldRowPanel(["effort_minutes", "effort"]), "people"], heading=_("What it takes")
        ),
        "body",
    ]


def _proof() -> list[Panel]:
    return [
        HelpWithCountries(
            _(
                "Tell also what did not work: readers trust a library that says so. The "
                "adaptation path on the page follows from these rows by itself."
            )
        ),
        InlinePanel("evidence", heading=_("Where it was tested"), label=_("test")),
        InlinePanel(
            "adaptations", heading=_("What was changed for Indonesia"), label=_("adaptation")
        ),
    ]


def _files() -> list[Panel]:
    return [
        HelpPanel(_("Size and type are read from the file. Most readers pay for every megabyte.")),
        InlinePanel("files", heading=_("Files to download"), label=_("file")),
        MultiFieldPanel(
            [FieldRowPanel(["licence", "year"]), FieldRowPanel(["source", "source_url"])],
            heading=_("Rights and source"),
        ),
        FieldPanel("languages"),
    ]


def _classification() -> list[Panel]:
    return [
        InlinePanel("origins", heading=_("Who made it"), label=_("origin"), min_num=1),
        MultiFieldPanel(
            [_boxes("challenges"), _boxes("stages")], heading=_("What it helps with, and when")
        ),
        MultiFieldPanel(
            [_boxes("sectors"), _boxes("business_units"), _boxes("competencies")],
            heading=_("Where it belongs"),
        ),
        FieldPanel("tags", help_text=_("Words that readers may search for, in Indonesian.")),
        InlinePanel("related_tools", heading=_("Related tools"), label=_("tool"), max_num=6),
    ]


def _boxes(name: str) -> FieldPanel:
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)
