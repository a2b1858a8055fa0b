"""The words of names, so that a name is found by any of them without reading all names."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from home import bulk
from home.cache import renewal
from partners.organisations.models.cooperative import CooperativeProfile
from partners.organisations.models.organisation import Organisation
from partners.organisations.models.register_entry import FormerIdentity
from partners.organisations.wording import LONGEST_WORD, words_of

AT_ONCE = 1_000


class NameWordManager(models.Manager["NameWord"]):
    def renew(self, keys: Collection[int]) -> None:
        """Write the words of these organisations anew: for whoever writes them in bulk.

        Three queries to read and at most two to write for each AT_ONCE of them.
        """
        asked = sorted(set(keys))
        for start in range(0, len(asked), AT_ONCE):
            self._renew(asked[start : start + AT_ONCE])
        renewal.changed(NameWord)

    def add(self, names: Iterable[tuple[int | None, Iterable[str]]]) -> None:
        """Write the words of organisations that have none: key, and the texts that name it."""
        words = ((pk, word) for pk, texts in names for word in words_of(*filter(None, texts)))
        bulk.insert(NameWord, ("organisation", "word"), words)
        renewal.changed(NameWord)

    def _renew(self, keys: list[int]) -> None:
        named = Organisation.objects.filter(pk__in=keys).order_by()
        rows = [*named.values_list("pk", "name", "acronym", "cooperative__village")]
        former = FormerIdentity.objects.filter(kind=FormerIdentity.Kind.NAME, organisation__in=keys)
        rows += former.order_by().values_list("organisation", "value")
        wanted = {(pk, word) for pk, *texts in rows for word in words_of(*filter(None, texts))}
        stored = self.filter(organisation__in=keys).order_by()
        there = {
            (pk, word): key for key, pk, word in stored.values_list("pk", "organisation", "word")
        }
        if gone := [key for pair, key in there.items() if pair not in wanted]:
            self.filter(pk__in=gone).delete()
        new = [NameWord(organisation_id=pk, word=word) for pk, word in wanted - there.keys()]
        if new:
            self.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)


class NameWord(models.Model):
    """One word of a name, acronym or village of an organisation: of today, or before."""

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        related_name="name_words",
        verbose_name=_("organisation"),
        db_index=False,  # the constraint's index begins with it
    )
    word = models.CharField(_("word"), max_length=LONGEST_WORD)

    objects = NameWordManager()

    class Meta:
        verbose_name = _("word of a name")
        verbose_name_plural = _("words of names")
        indexes = [models.Index(fields=["word", "organisation"], name="name_word_organisation")]
        constraints = [
            models.UniqueConstraint(name="name_word_once", fields=["organisation", "word"])
        ]

    def __str__(self) -> str:
        return self.word


@receiver(post_save, sender=Organisation)
@receiver(post_save, sender=CooperativeProfile)
@receiver(post_save, sender=FormerIdentity)
def on_named(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Names change in forms, seeds and merges alike; few words change, so little is written."""
    key = instance.pk if isinstance(instance, Organisation) else instance.organisation_id
    NameWord.objects.renew([key])
