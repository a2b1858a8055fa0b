"""Any body that the portal names: ICA, a ministry, a university, a cooperative."""

from itertools import chain, count
from typing import Any, Self
from urllib.parse import urlsplit

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import Image
from wagtail.models import RevisionMixin

from home.access import Actor
from home.addresses import address_of
from home.bilingual import Bilingual
from home.email_addresses import AddressField
from home.in_charge import InCharge
from home.models import Region
from home.one_form import CodeField
from partners.organisations import countries, reserved
from partners.organisations.models.constraints import CONSTRAINTS
from partners.organisations.models.invented import MaybeMadeUp, RealAndMadeUp
from partners.organisations.places import place_of

MOST_WORDS = 8
LOGO = "max-160x160"


class OrganisationQuerySet(RealAndMadeUp):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def visible_to(self, actor: Actor) -> Self:
        """Also those that are not shown on the site, for who looks after them."""
        may_look = actor.has("organisations.view_organisation")
        may_change = actor.has("organisations.change_organisation")
        return self if may_look or may_change else self.public()

    def partners(self) -> Self:
        """Everybody but cooperatives, which have a directory of their own."""
        return self.exclude(kind=Organisation.Kind.COOPERATIVE)

    def cooperatives(self) -> Self:
        return self.filter(kind=Organisation.Kind.COOPERATIVE)

    def hosting_magang(self) -> Self:
        return self.filter(cooperative__hosts_magang=True)

    def able_to_host(self) -> Self:
        """Those that may stand as the host of an offer; see `Organisation.can_host`. Asked by keys:
        as a join it would be asked of each of a country's cooperatives.
        """
        own = {Organisation.Kind.COOPERATIVE}
        others = Organisation.objects.order_by().filter(kind__in=set(Organisation.Kind) - own)
        profiles = Organisation.cooperative.related.related_model.objects.order_by()
        teaches = profiles.filter(hosts_magang=True).values("organisation")
        return self.filter(Q(pk__in=others.values("pk")) | Q(pk__in=teaches), is_public=True)

    def in_country(self, code: str) -> Self:
        return self.filter(country=code)

    def in_province(self, code: str) -> Self:
        return self.filter(region__gte=code, region__lt=str(int(code) + 1))

    def active(self) -> Self:
        """Not archived: what may be named in new records."""
        return self.filter(archived_at__isnull=True)

    def naming(self, text: str) -> Self:
        """Whose name, acronym, place or summary holds every word of `text`."""
        found = self
        for word in text.replace("\x00", "").split()[:MOST_WORDS]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(acronym__icontains=word)
                | Q(region__name__icontains=word)
                | Q(summary_id__icontains=word)
                | Q(summary_en__icontains=word)
            )
        return found

    def with_place(self) -> Self:
        """With region and province at hand; `province_code` is annotated."""
        return self.select_related("region__parent__parent__parent").annotate(
            province_code=Left("region_id", 2)
        )

    def for_cards(self) -> Self:
        """With everything that its card shows, in a constant number of queries."""
        placed = self.with_place().select_related("cooperative")
        return placed.prefetch_related("cooperative__sectors")

    def for_page(self) -> Self:
        """With everything that its page shows; what few have is asked for where it is there
        (`with_what_is_rare`).
        """
        before = self.model.formerly.rel.related_model.objects.filter(organisation=OuterRef("pk"))
        return (
            self.for_cards()
            .select_related("cooperative__stage", "register_entry", "directory_row")
            .annotate(was_other=Exists(before))
            .prefetch_related(Prefetch("logo", Image.objects.prefetch_renditions(LOGO)))
        )


class Organisation(MaybeMadeUp, InCharge, RevisionMixin, models.Model):
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

    slug = CodeField(
        _("address"),
        max_length=90,
        unique=True,
        help_text=_("Last part of its page's address, for example kud-mino-saroyo."),
    )
    code = CodeField(
        _("code"),
        max_length=90,
        unique=True,
        editable=False,
        help_text=_("What it is called in files; its first address, which never changes."),
    )
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(
        _("acronym"), max_length=30, blank=True, help_text=_("For example: ICA.")
    )
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
        help_text=_("In Indonesia: as exact as known, for example Kabupaten Cilacap."),
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
        help_text=_("Square or nearly so; initials stand in its place where there is none."),
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Where these facts come from, for example a web page and its date."),
    )
    contact_email = AddressField(
        _("address of the contact in the register"),
        blank=True,
        help_text=_(
            "Confidential: never shown. Who answers there is asked first whether somebody "
            "represents the organisation."
        ),
    )
    is_public = models.BooleanField(
        _("shown on the site"),
        default=True,
        help_text=_("In directories, search and its own page."),
    )
    archived_at = models.DateTimeField(_("archived"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged_here",
        verbose_name=_("merged into"),
    )
    leads_readers_on = models.BooleanField(default=True, editable=False)
    """Merged: whether readers find the other by its names, number and address."""
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()
    summary = Bilingual("summary")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["kind", "country"], name="organisation_kind_country"),
            models.Index(fields=["kind", "region"], name="organisation_kind_region"),
            models.Index(fields=["name", "id"], name="organisation_name"),
        ]
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        has_short_form = self.acronym and self.acronym != self.name
        return f"{self.name} ({self.acronym})" if has_short_form else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._take_code()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        room = "cooperatives" if self.is_cooperative else "organisations"
        return address_of(f"{room}:detail", self.slug)

    def clean(self) -> None:
        super().clean()
        self._take_code()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's words; an old one brings back nothing that was archived, merged or assigned
        since.
        """
        restored = super().with_content_json(content)
        for name in ("archived_at", "merged_into", "leads_readers_on", "in_charge"):
            setattr(restored, name, getattr(self, name))
        return restored

    def _take_code(self) -> None:
        """Its code is its first address; a version from before the codes gets the one it has."""
        reserved.refuse_new(self)
        stored = Organisation.objects.filter(pk=self.pk or 0).values_list("code", flat=True)
        self.code = self.code or stored.first() or self._free_code()

    def _free_code(self) -> str:
        numbered = (f"{self.slug[:80]}-{number}" for number in count(2))
        codes, taken = chain([self.slug], numbered), Organisation.objects.order_by()
        return next(code for code in codes if not taken.filter(code=code).exists())

    @property
    def is_cooperative(self) -> bool:
        return self.kind == self.Kind.COOPERATIVE

    def is_listed_with(self, fact: str) -> bool:
        """Whether its row of the directory has something there; True where it has no row."""
        row = getattr(self, "directory_row", None)
        return row is None or bool(str(getattr(row, fact) or "").strip())

    @property
    def can_host(self) -> bool:
        """Partners, and cooperatives whose profile says that they take others in.

        Most cooperatives here are new and come to learn: only an established one teaches. A
        partner (a university, a federation) has no profile that could say so; being shown on
        the site is enough, as offers of hidden hosts are not shown either.
        """
        if not self.is_public or not self.is_cooperative:
            return self.is_public
        profile = getattr(self, "cooperative", None)
        return profile is not None and profile.hosts_magang

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def short_name(self) -> str:
        return self.acronym or self.name

    @property
    def website_host(self) -> str:
        return urlsplit(self.website).netloc.removeprefix("www.")

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country)

    @property
    def region_3t(self) -> Region | None:
        """The region by which it is in a 3T region: its own, or one that lies around it."""
        return self.region.underserved_as if self.region else None

    @property
    def place(self) -> str:
        """Regency and province in Indonesia, else the country, in the active language."""
        return place_of(self.region) or self.country_name
