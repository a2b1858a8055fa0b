"""Which files belong to an application: what it would hand in now, what a submission names."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from partners.apprenticeships.applications.content import of_application
from partners.apprenticeships.applications.models import Application, Attachment, Submission

MOST = 12  # of one application
MOST_STORED = 48
"""With those that were taken off and that an earlier submission names."""
LARGEST = 5 * 1024 * 1024
# The media type that a file is served as, by its ending: what phones make.
ACCEPTED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
FILES = "files"
"""In the content of a submission, where there are any: key, SHA-256, and the batch that the file
is for (0 for all of them). No name of a file, which may say who somebody is."""
DEMANDS = "demands"
"""In the content of a submission, where its offers asked for files: what each asked for when it was
handed in, and the key of the file that answered (`demanding.Asked.said`)."""


def of_now(application: Application) -> dict[str, Any]:
    """As it would be handed in now: `content.of_application` and its files. One query more."""
    content = of_application(application)
    files = [
        {"key": str(one.key), "sha256": one.sha256, "batch": one.batch_id or 0}
        for one in application.attachments.kept().order_by("pk")
        if one.batch_id is None or one.batch_id in content["choices"]
    ]
    return {**content, FILES: files} if files else content


def is_same(stands: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether what stands says what would be handed in now, whatever was or is demanded."""
    return {name: said for name, said in stands.items() if name != DEMANDS} == now


def keys_of(content: Mapping[str, Any], batches: Collection[int] | None = None) -> list[str]:
    """Keys of the files that a content names; only those for `batches`, and for all of them."""
    wanted = None if batches is None else {0, *batches}
    return [
        one["key"] for one in content.get(FILES, ()) if wanted is None or one["batch"] in wanted
    ]


def named_by(content: Mapping[str, Any], batch: int) -> list[Attachment]:
    """What a host of this batch is shown of what was handed in, if it is still kept."""
    return list(Attachment.objects.filter(key__in=keys_of(content, [batch])).order_by("pk"))


def is_named(attachment: Attachment) -> bool:
    """Whether any submission of its application names it."""
    rows = Submission.objects.filter(application=attachment.application_id)
    contents: Iterable[Any] = rows.values_list("content", flat=True)
    return any(str(attachment.key) in keys_of(content) for content in contents)
