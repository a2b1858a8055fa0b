"""The site's own pages: the first page and standing texts."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.blocks import BodyStreamBlock
from home.models.base import BasePage
from home.models.facts import DatedFact
from home.visibility import public


class HomePage(BasePage):
    """The first page: what can a cooperative, a partner and an editor do here?"""

    lead = models.TextField(
        _("lead"),
        max_length=300,
        help_text=_("One sentence under the title: what a visitor gets here."),
    )
    popular_searches = models.TextField(
        _("often searched"),
        max_length=300,
        blank=True,
        help_text=_("One search per line, for example: first annual meeting."),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)

    is_demo = models.BooleanField(default=False, editable=False)

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("popular_searches")], heading=_("Welcome")),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["facts"] = [fact.shown() for fact in DatedFact.objects.on_home_page()]
        return context

    @property
    def searches(self) -> list[str]:
        return [line.strip() for line in self.popular_searches.splitlines() if line.strip()]


class StandardPageQuerySet(PageQuerySet):
    def in_footer(self, language: str) -> Self:
        """Live public pages that the footer links, in tree order."""
        chosen = public(self).filter(is_in_footer=True, locale__language_code=language)
        return chosen.select_related("locale").order_by("path")


class StandardPage(BasePage):
    """A standing text: about, privacy, accessibility, how tools are tested."""

    lead = models.TextField(
        _("lead"),
        max_length=300,
        blank=True,
        help_text=_("Two sentences at most: what the reader learns on this page."),
    )
    body = StreamField(BodyStreamBlock(), verbose_name=_("text"), blank=True)
    is_in_footer = models.BooleanField(_("linked in the footer"), default=False)

    is_demo = models.BooleanField(default=False, editable=False)

    objects = PageManager.from_queryset(StandardPageQuerySet)()

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, FieldPanel("is_in_footer")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    @property
    def table_of_contents(self) -> list[Any]:
        """The section headings, when there are enough of them to need a table."""
        sections = [
            block.value
            for block in self.body
            if block.block_type == "heading" and block.value["level"] == "2"
        ]
        return sections if len(sections) >= 3 else []
