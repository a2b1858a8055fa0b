"""What a version of an offer holds, as JSON: read without asking for each part by itself."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from partners.apprenticeships.hosting import changes
from partners.apprenticeships.models.batch import Batch

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
    """Its parts name neither the offer, which modelcluster gives them, nor what they show
    (`with_files`): it would ask for it by each, and fail where it is gone.
    """
    unread = {"offer", "file", *SHOWING_FILES.values()}
    parts = {
        name: [
            {key: None if key in unread else value for key, value in row.items()}
            for row in content[name]
        ]
        for name in changes.CHILDREN
        if name in content
    }
    return content | parts


def with_files(offer: "Offer", content: dict[str, Any]) -> None:
    """Give its parts what the content says that they show, of hosts and of staff: a query for
    each kind. A part whose file is gone, as of an old draft, is left out.
    """
    said = {name: sorted(content.get(name, ()), key=_place) for name in SHOWING_FILES}
    brought = {row.get("file") for rows in said.values() for row in rows} - {None}
    files = _model_of(offer, "photos", "file").objects.in_bulk(brought) if brought else {}
    for name, chosen in SHOWING_FILES.items():
        keys = {row.get(chosen) for row in said[name]} - {None}
        found = _model_of(offer, name, chosen).objects.in_bulk(keys) if keys else {}
        rows = list(getattr(offer, name).all())
        for row, one in zip(rows, said[name], strict=True):
            row.file = files.get(one.get("file"))
            setattr(row, chosen, found.get(one.get(chosen)))
        if rows:
            shown = [row for row in rows if row.file or getattr(row, chosen)]
            setattr(offer, name, shown)


def _place(row: dict[str, Any]) -> tuple[bool, int]:
    """As modelcluster sorts parts when it reads them, however the content has them."""
    place = row.get("sort_order")
    return place is not None, place or 0


def _model_of(offer: "Offer", name: str, field: str) -> Any:
    part: Any = offer._meta.get_field(name).related_model
    return part._meta.get_field(field).related_model
