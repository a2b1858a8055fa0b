"""What a version of an offer holds, as JSON: read without asking for each part by itself."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from partners.apprenticeships.hosting import changes
from partners.apprenticeships.models.batch import Batch
from partners.apprenticeships.models.file import OfferFile

if TYPE_CHECKING:
    from partners.apprenticeships.models.offer import Offer

SHOWING_FILES = {"photos": "image", "documents": "document"}
"""Parts that show a file: the field for what staff chose instead."""


def is_older(batch: Batch, stored: Batch) -> bool:
    """Whether a version holds a batch from before it was stored last."""
    return _moment(batch) < _moment(stored)


def _moment(batch: Batch) -> datetime:
    """When it was last written, as exactly as a draft keeps it."""
    written: datetime = batch.updated_at
    return written.replace(microsecond=written.microsecond // 1_000 * 1_000)


def without_keys(content: dict[str, Any]) -> dict[str, Any]:
    """Its parts name neither the offer, which modelcluster gives them, nor files of hosts
    (`with_files`): it would ask for it by each.
    """
    parts = {
        name: [
            {key: None if key in {"offer", "file"} else value for key, value in row.items()}
            for row in content[name]
        ]
        for name in changes.CHILDREN
        if name in content
    }
    return content | parts


def with_files(offer: "Offer", content: dict[str, Any]) -> None:
    """Give its parts the files of hosts that the content names: one query. A part whose file is
    gone, as of an old draft, is left out.
    """
    keys = {row.get("file") for name in SHOWING_FILES for row in content.get(name, ())} - {None}
    if not keys:
        return
    files = OfferFile.objects.in_bulk(keys)
    for name, chosen in SHOWING_FILES.items():
        rows = list(getattr(offer, name).all())
        for row, said in zip(rows, content.get(name, ()), strict=True):
            row.file = files.get(said.get("file"))
        shown = [row for row in rows if row.file or getattr(row, f"{chosen}_id")]
        setattr(offer, name, shown)
