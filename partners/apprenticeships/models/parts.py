"""What an offer is made of: days, costs, documents, photos. They live in its drafts."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from home.bilingual import Bilingual
from partners.apprenticeships.labels import CostItem, Payer
from partners.apprenticeships.models.file import OfferFile

LONGEST_DEMAND = 160
MOST_DAYS = 1_000  # of a programme
MOST_DEMANDS = 5  # of one offer


def _either(chosen: str) -> Q:
    """What staff chose or what the host brought, never both."""
    of_staff, of_host = Q(**{f"{chosen}__isnull": False}), Q(file__isnull=False)
    return (of_staff & ~of_host) | (of_host & ~of_staff)


class OfferDay(Orderable):
    """One day of the programme, or several days in a row."""

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="days")
    first = models.PositiveSmallIntegerField(_("day"), validators=[MaxValueValidator(MOST_DAYS)])
    last = models.PositiveSmallIntegerField(
        _("to day"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("Empty when it is one day."),
    )
    title_id = models.CharField(_("what happens (Indonesian)"), max_length=160)
    title_en = models.CharField(_("what happens (English)"), max_length=160, blank=True)
    text_id = models.TextField(_("in more words (Indonesian)"), blank=True)
    text_en = models.TextField(_("in more words (English)"), blank=True)

    title = Bilingual("title")
    text = Bilingual("text")

    class Meta(Orderable.Meta):
        verbose_name = _("day of the programme")
        verbose_name_plural = _("days of the programme")
        constraints = [
            models.CheckConstraint(
                name="offer_day_counts_from_one",
                condition=models.Q(first__gte=1),
                violation_error_message=_("Days count from 1."),
            ),
            models.CheckConstraint(
                name="offer_day_ends_after_it_starts",
                condition=models.Q(last__isnull=True) | models.Q(last__gt=models.F("first")),
                violation_error_message=_("“To day” is after “day”, or empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfferCost(Orderable):
    """Who pays what."""

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="costs")
    item = models.CharField(_("cost"), max_length=10, choices=CostItem)
    payer = models.CharField(_("paid by"), max_length=12, choices=Payer)
    note_id = models.CharField(_("note (Indonesian)"), max_length=160, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=160, blank=True)

    note = Bilingual("note")

    class Meta(Orderable.Meta):
        verbose_name = _("cost")
        verbose_name_plural = _("costs")

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {self.get_payer_display()}"


class OfferDemand(Orderable):
    """What an application must, or may well, bring along. A file answers it that is called so."""

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="demands")
    what_id = models.CharField(_("what to enclose (Indonesian)"), max_length=LONGEST_DEMAND)
    what_en = models.CharField(
        _("what to enclose (English)"), max_length=LONGEST_DEMAND, blank=True
    )
    is_required = models.BooleanField(
        _("required"), default=True, help_text=_("Nobody hands in without it. Else it is welcome.")
    )

    what = Bilingual("what")

    class Meta(Orderable.Meta):
        verbose_name = _("attachment that an offer asks for")
        verbose_name_plural = _("attachments that an offer asks for")

    def __str__(self) -> str:
        return self.what


class OfferDocument(Orderable):
    """A file to read or to fill in: `document`, which staff chose, or `file`, which the host
    brought.
    """

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document"),
    )
    file = models.ForeignKey(
        OfferFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("file that the host brought"),
    )
    title_id = models.CharField(_("title (Indonesian)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)

    title = Bilingual("title")

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                name="offer_document_is_one_file",
                condition=_either("document"),
                violation_error_message=_("Choose a document."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Staff who choose another in its place replace what the host brought."""
        self.file = None if self.document_id else self.file

    @property
    def format(self) -> str:
        ending = self.file.ending if self.file else self.document.file_extension
        return str(ending).upper()

    @property
    def size(self) -> int:
        found = self.file.size if self.file else self.document.get_file_size()
        return int(found or 0)


class OfferPhoto(Orderable):
    """`image`, which staff chose, or `file`, which the host brought."""

    offer = ParentalKey("apprenticeships.Offer", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "wagtailimages.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    file = models.ForeignKey(
        OfferFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("file that the host brought"),
    )
    alt_id = models.CharField(
        _("what the picture shows (Indonesian)"),
        max_length=200,
        help_text=_("For people who do not see it."),
    )
    alt_en = models.CharField(_("what the picture shows (English)"), max_length=200, blank=True)

    alt = Bilingual("alt")

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                name="offer_photo_is_one_picture",
                condition=_either("image"),
                violation_error_message=_("Choose a picture."),
            )
        ]

    def __str__(self) -> str:
        return self.alt

    def clean(self) -> None:
        """As of a document."""
        self.file = None if self.image_id else self.file
