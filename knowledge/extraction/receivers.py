"""A file was attached to a tool, or the file of such a document was replaced."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model

from knowledge.extraction import services
from knowledge.extraction.models import FileText
from knowledge.models import ToolFile


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
