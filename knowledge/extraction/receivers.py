"""A file was attached to a tool, the file of such a document was replaced, or its collection was
closed or opened.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from knowledge.extraction import services
from knowledge.extraction.models import FileText
from knowledge.models import ToolFile, ToolPage
from search import indexing


@receiver(post_save, sender=ToolFile)
def on_file_attached(instance: ToolFile, **kwargs: Any) -> None:
    if not FileText.objects.filter(document=instance.document_id).exists():
        services.request(instance.document)


@receiver(post_save, sender=get_document_model())
def on_document_saved(
    instance: Any, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """Reading again costs little when the content is the same. Saving the size is no change."""
    has_content = update_fields is None or "file" in update_fields
    if not created and has_content and FileText.objects.filter(document=instance).exists():
        services.request(instance)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def on_collection_closed_or_opened(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """Words of closed files leave the index, and come back."""
    refresh_tools_below(instance.collection)


def refresh_tools_below(collection: Collection) -> None:
    inside = Collection.objects.filter(path__startswith=collection.path)
    files = get_document_model().objects.filter(collection__in=inside)
    indexing.refresh(*ToolPage.objects.filter(files__document__in=files).distinct())


_move = Collection.move


def _move_and_tell(self: Collection, *args: Any, **kwargs: Any) -> None:
    """The tree moves its branches past the signals."""
    _move(self, *args, **kwargs)
    refresh_tools_below(Collection.objects.get(pk=self.pk))


Collection.move = _move_and_tell
