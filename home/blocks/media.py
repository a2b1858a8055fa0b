"""Pictures and files."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from home.blocks.settings import SettingBlock


class PictureBlock(ImageBlock):
    """Wagtail's, whose first field has an English name; in migrations it is Wagtail's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Picture")


class MediaBlock(blocks.StructBlock):
    """A picture; the alternative text is asked for where the picture is used."""

    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    def get_preview_value(self) -> Any:
        """The newest picture of the library, so that the preview shows the real thing."""
        image = get_image_model().objects.order_by("-pk").first()
        alt = {"image": image and image.pk, "alt_text": _("Example"), "decorative": False}
        return self.to_python({"image": alt, "caption": _("Example")})

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its alternative text and a caption.")
        template = "blocks/media.html"
        group = _("Media")


class DownloadValue(blocks.StructValue):
    @property
    def title(self) -> str:
        return self.get("text") or self["document"].title

    @property
    def extension(self) -> str:
        return self["document"].file_extension.upper()

    @property
    def size(self) -> int:
        """Bytes."""
        return self["document"].get_file_size() or 0

    @property
    def language_label(self) -> str:
        return dict(settings.LANGUAGES).get(self.get("language"), "")


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    text = blocks.CharBlock(
        label=_("Name"),
        max_length=160,
        required=False,
        help_text=_("Empty means the document's own title."),
    )
    language = SettingBlock(
        label=_("Language of the file"), choices=settings.LANGUAGES, required=False
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        value_class = DownloadValue


class DownloadsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    files = blocks.ListBlock(DownloadBlock(), label=_("Files"), min_num=1)

    def get_preview_value(self) -> Any:
        document = get_document_model().objects.order_by("-pk").first()
        files = [{"document": document.pk, "text": "", "language": "id"}] if document else []
        return self.to_python({"title": _("Files"), "files": files})

    class Meta:
        icon = "download"
        label = _("Downloads")
        description = _("Files with their type, language and size, so that nobody is surprised.")
        template = "blocks/downloads.html"
        group = _("Media")
