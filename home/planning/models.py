"""Review days and bundles. Both name a record of any kind that has drafts (`home.work`)."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class OfRecord(models.Model):
    """A row about a record of any kind."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()

    class Meta:
        abstract = True

    @property
    def subject(self) -> Any:
        """The record as it is stored; None when it is gone. One query."""
        model = self.content_type.model_class()
        return model._base_manager.filter(pk=self.object_id).first() if model else None


class ReviewDayQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> Self:
        return self.filter(content_type=type_of(subject), object_id=subject.pk)


class ReviewDay(OfRecord):
    """Until when somebody looks again whether a record is still true, and who did last."""

    check_by = models.DateField(_("check again by"), db_index=True)
    checked_on = models.DateField(_("last checked on"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    note = models.CharField(_("what to look at"), max_length=300, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ReviewDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("review day")
        verbose_name_plural = _("review days")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="record_has_one_review_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}: {self.check_by}"


class BundleQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(released_at=None)


class Bundle(models.Model):
    """Drafts that go onto the site together, or not at all."""

    name = models.CharField(_("name"), max_length=120)
    release_at = models.DateTimeField(_("to be released at"), null=True)
    released_at = models.DateTimeField(_("released at"), null=True)
    problem = models.TextField(blank=True)  # why it was not released at its time
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class BundleItem(OfRecord):
    """One draft, in the version that was seen when it was put in."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="items")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField(max_length=255)  # for when the record is gone

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bundle", "content_type", "object_id"], name="draft_is_in_a_bundle_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class RemarkQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> Self:
        return self.filter(content_type=type_of(subject), object_id=subject.pk)

    def open(self) -> Self:
        return self.filter(done_at=None)


class Remark(OfRecord):
    """What one of the staff says to the others about a record, until it is done. Pages have
    Wagtail's comments, beside their fields.
    """

    text = models.TextField(_("remark"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id", "done_at"], name="remarks_of_record")
        ]

    def __str__(self) -> str:
        return self.text[:60]


def type_of(subject: models.Model | type[models.Model]) -> ContentType:
    """Of a page the type of all pages."""
    model = subject if isinstance(subject, type) else type(subject)
    return ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)
