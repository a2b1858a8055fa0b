"""Files of an agreement, in private storage."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.bilingual import Bilingual
from home.intake.models import SaidOfList
from home.uploads.storage import private_storage
from partners.agreements import permissions
from partners.agreements.models.agreement import Agreement
from partners.agreements.models.party import PartnerAccess
from partners.agreements.models.querysets import readable


def private_path(document: "Document", name: str) -> str:
    """A path that tells nothing about the content but its type."""
    suffix = name.rsplit(".", 1)[-1].lower()
    return f"agreements/{document.agreement_id}/{document.key}.{suffix}"


class DocumentQuerySet(models.QuerySet):
    def kept(self) -> Self:
        return self.filter(archived_at__isnull=True)

    def visible_to(self, actor: Actor) -> Self:
        """What this reader may open: everyone's documents of agreements that the reader may
        know of, the partners' where the account is let in, staff's with the right to them.
        """
        rows = self.kept()
        if not permissions.user_can_read_confidential(actor):
            shown = models.Q(visibility=Document.Visibility.PUBLIC)
            if person := actor.person:
                let_in = PartnerAccess.objects.filter(user=person).values("agreement")
                shown |= models.Q(visibility=Document.Visibility.PARTNERS, agreement__in=let_in)
            rows = rows.filter(shown)
        return rows if permissions.user_is_staff(actor) else rows.filter(readable("agreement__"))


class Document(models.Model):
    class Kind(models.TextChoices):
        SIGNED = "signed", _("signed text")
        DRAFT = "draft", _("draft")
        ANNEX = "annex", _("annex")

    class Visibility(models.TextChoices):
        """From the widest audience to the narrowest."""

        PUBLIC = "public", _("everyone")
        PARTNERS = "partners", _("partners and staff")
        STAFF = "staff", _("staff only")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    visibility = models.CharField(
        _("who may read it"), max_length=8, choices=Visibility, default=Visibility.STAFF
    )
    title_id = models.CharField(_("title (Indonesian)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    file = models.FileField(_("file"), storage=private_storage, upload_to=private_path)
    name = models.CharField(_("file name"), max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()
    title = Bilingual("title")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["kind", "-uploaded_at"]
        constraints = [
            models.CheckConstraint(name="document_not_empty", condition=models.Q(size__gt=0))
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Public, or in the workspace for those who may read it."""
        is_public = self.visibility == self.Visibility.PUBLIC and self.agreement.is_public
        room = "agreements" if is_public else "agreements_workspace"
        return reverse(f"{room}:document", args=[self.key])

    @property
    def format(self) -> str:
        return self.name.rsplit(".", 1)[-1].upper()


def list_path(handed_in: "ImportedList", name: str) -> str:
    return f"agreements/imports/{handed_in.key}"


class ImportedList(SaidOfList):
    """The file waits in private storage, for the person who handed it in; done once at most."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=160)
    file = models.FileField(_("file"), storage=private_storage, upload_to=list_path)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_in_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    created = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("imported list")
        verbose_name_plural = _("imported lists")
        ordering = ["-handed_in_at"]
        constraints = [
            models.CheckConstraint(
                name="imported_list_done_says_how_many",
                condition=models.Q(done_at__isnull=True, created__isnull=True)
                | models.Q(done_at__isnull=False, created__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name
