"""Which rows of the directory are others than a process has in its memory."""

from collections.abc import Collection

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from home.cache import renewal

LETTERS = 4  # of a code: a regency


def block_of(region_code: str) -> str:
    """The rows of a regency are read together; those that lie wider are a block of their own.

    >>> block_of("3301012001"), block_of("33"), block_of("")
    ('3301', '33', '')
    """
    return region_code[:LETTERS]


class DirectoryChangeManager(models.Manager["DirectoryChange"]):
    @transaction.atomic
    def note(self, blocks: Collection[str]) -> None:
        """Rows of these blocks are others, or gone: in the transaction that writes them.

        Takes away what stands for them, so that there is about one for each block. What another
        transaction is about to take away is left to it, and nobody waits for anybody.
        """
        before = self.select_for_update(skip_locked=True).filter(block__in=blocks).order_by()
        self.filter(pk__in=before.values("pk"))._raw_delete(self.db)
        self.bulk_create(DirectoryChange(block=block) for block in sorted(blocks))
        renewal.changed(DirectoryChange)

    def states(self) -> dict[str, frozenset[int]]:
        """Of each block, what is another one after every change of its rows."""
        found: dict[str, set[int]] = {}
        for block, pk in self.order_by().values_list("block", "pk"):
            found.setdefault(block, set()).add(pk)
        return {block: frozenset(keys) for block, keys in found.items()}


class DirectoryChange(models.Model):
    """That rows of a block were written, added or deleted. Its key says nothing but that it is
    another one: keys are never given twice, and those of a block are other ones after each
    change, in whatever order transactions come to their end.
    """

    block = models.CharField(_("Kemendagri code"), max_length=LETTERS, blank=True, db_index=True)

    objects = DirectoryChangeManager()

    class Meta:
        verbose_name = _("change of the directory")
        verbose_name_plural = _("changes of the directory")

    def __str__(self) -> str:
        return self.block
