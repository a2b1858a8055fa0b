"""What a cooperative handed in: written once, never changed. A later one takes its place."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.models.application import Application
from partners.apprenticeships.applications.models.signed import BY_WHO_MAY, Signed


class Submission(Signed):
    """`number` counts from 1 within its application. `content` is what the round reads, as
    `applications.content` writes and reads it; `policy` the version of the rules of that day;
    `region` the code of the cooperative's place in the register then, empty where nobody knows.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField()
    policy = models.CharField(max_length=20)
    region = models.CharField(max_length=10, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("handed in on"))

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="submission_numbered"),
            models.CheckConstraint(name="submission_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="submission_by_who_may", condition=BY_WHO_MAY),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} · {self.number}"
