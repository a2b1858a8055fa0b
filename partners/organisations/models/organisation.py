"""Any body that the portal names: ICA, a ministry, a university, a cooperative."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin
from wagtail.search import index

from home.bilingual import Bilingual


class OrganisationQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def partners(self) -> Self:
        """Everybody but cooperatives, which have a directory of their own."""
        return self.exclude(kind=Organisation.Kind.COOPERATIVE)

    def cooperatives(self) -> Self:
        return self.filter(kind=Organisation.Kind.COOPERATIVE)

    def in_country(self, code: str) -> Self:
        return self.filter(country=code)


class Organisation(index.Indexed, RevisionMixin, models.Model):
    class Kind(models.TextChoices):
        APEX = "apex", _("apex body")
        REGIONAL_OFFICE = "regional-office", _("regional office")
        ALLIANCE = "alliance", _("alliance")
        UNITED_NATIONS = "united-nations", _("United Nations body")
        DEVELOPMENT = "development", _("development organisation")
        FOUNDATION = "foundation", _("foundation")
        EXPERTS = "experts", _("expert volunteers")
        FINANCIAL = "financial", _("financial institution")
        MINISTRY = "ministry", _("ministry")
        GOVERNMENT = "government", _("government body")
        UNIVERSITY = "university", _("university")
        ENTERPRISE = "enterprise", _("social enterprise")
        COOPERATIVE = "cooperative", _("cooperative")

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    country = models.CharField(
        _("country"),
        max_length=2,
        default="ID",
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, for example ID."))],
    )
    region = models.ForeignKey(
        "home.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("region"),
    )
    website = models.URLField(_("website"), blank=True)
    summary_id = models.TextField(_("summary (Indonesian)"), blank=True)
    summary_en = models.TextField(_("summary (English)"), blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_public = models.BooleanField(_("shown on the site"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()
    summary = Bilingual("summary")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [models.Index(fields=["kind", "country"], name="organisation_kind_country")]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("acronym"),
        index.FilterField("kind"),
        index.FilterField("country"),
    ]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:detail", args=[self.slug])

    @property
    def is_cooperative(self) -> bool:
        return self.kind == self.Kind.COOPERATIVE

    @property
    def short_name(self) -> str:
        return self.acronym or self.name
