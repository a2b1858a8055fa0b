"""The tool's form, in the order in which an editor thinks about a tool."""

from typing import Any

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

from knowledge.formsets import FilledRows, plain
from partners.organisations.country_input import HelpWithCountries


class _Short:
    """Wagtail repeats the heading of a tab and of its rows in four attributes of each field: here a
    letter or two stand for it.
    """

    def __init__(self, *args: Any, short: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.short = short

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "short": self.short}  # type: ignore[misc]

    @property
    def clean_name(self) -> str:
        return self.short


class Tab(_Short, ObjectList):
    pass


class Rows(_Short, InlinePanel):
    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = FilledRows
        return options


def tabs() -> list[ObjectList]:
    return [
        Tab(_content(), heading=_("Content"), short="isi"),
        Tab(_proof(), heading=_("Evidence and adaptation"), short="uji"),
        Tab(_files(), heading=_("Files"), short="berkas"),
        Tab(_classification(), heading=_("Classification"), short="kelompok"),
        Tab(Page.promote_panels, heading=_("Promotion"), short="promosi"),
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
        Rows("evidence", heading=_("Where it was tested"), label=_("test"), short="u"),
        Rows(
            "adaptations",
            heading=_("What was changed for Indonesia"),
            label=_("adaptation"),
            short="a",
        ),
        FieldPanel("skipped_because", disable_comments=True),
    ]


def _files() -> list[Panel]:
    return [
        HelpPanel(_("Size and type are read from the file. Most readers pay for every megabyte.")),
        Rows("files", heading=_("Files to download"), label=_("file"), short="f"),
        MultiFieldPanel(
            [
                FieldRowPanel(["licence", "year"]),
                FieldRowPanel(plain("source", "source_url")),
                FieldRowPanel(
                    plain(
                        *("original_url", "original_leads_to"),
                        *("original_language", "original_size"),
                    )
                ),
                FieldRowPanel(plain("archive_url", "translation_url")),
            ],
            heading=_("Rights and source"),
        ),
        FieldPanel("languages"),
    ]


def _classification() -> list[Panel]:
    return [
        Rows("origins", heading=_("Who made it"), label=_("origin"), min_num=1, short="o"),
        MultiFieldPanel(
            [_boxes("challenges"), _boxes("stages")], heading=_("What it helps with, and when")
        ),
        MultiFieldPanel(
            [_boxes("sectors"), _boxes("business_units"), _boxes("competencies")],
            heading=_("Where it belongs"),
        ),
        FieldPanel("tags", help_text=_("Words that readers may search for, in Indonesian.")),
        Rows("related_tools", heading=_("Related tools"), label=_("tool"), max_num=6, short="r"),
    ]


def _boxes(name: str) -> FieldPanel:
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)
