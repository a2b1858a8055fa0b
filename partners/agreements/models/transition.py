"""The log of an agreement's life: each step, what it changed, and whether it was undone."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.agreements.labels import STATE_CHOICES, STEPS
from partners.agreements.models.agreement import Agreement

VERB_CHOICES = [(verb.value, step.name) for verb, step in STEPS.items()]


class TransitionQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Steps that were not undone."""
        return self.filter(undone_at__isnull=True)


class Transition(models.Model):
    """One step. `before` holds the agreement's process fields as they were, for undoing."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="transitions")
    verb = models.CharField(_("step"), max_length=16, choices=VERB_CHOICES)
    from_state = models.CharField(_("from"), max_length=12, choices=STATE_CHOICES)
    to_state = models.CharField(_("to"), max_length=12, choices=STATE_CHOICES)
    on = models.DateField(_("date"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    document = models.ForeignKey(
        "agreements.Document", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.TextField(blank=True)

    objects = TransitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("step in the life of an agreement")
        verbose_name_plural = _("steps in the life of an agreement")
        ordering = ["-at", "-pk"]
        permissions = [("undo_transition", _("Can undo a step in the life of an agreement"))]
        constraints = [
            models.CheckConstraint(
                name="transition_undone_for_a_reason",
                condition=models.Q(undone_at__isnull=True) | ~models.Q(undo_reason=""),
            )
        ]

    def __str__(self) -> str:
        day = date_format(self.on) if self.on else ""
        return ", ".join(filter(None, [self.get_verb_display(), day]))
