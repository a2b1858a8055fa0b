"""A disk that is full takes no piece of a file, says so at every door, and lets readers read."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images.models import Image
from wagtail.models import ModelLogEntry

from home.access import Actor
from home.uploads import storage
from partners.agreements.models import Document, ImportedList
from tests.factories import files
from tests.factories.people import admin
from tests.home.intake.acts import hand_in_list
from tests.partners import acts


class Full:
    """A file on a disk that has room for four bytes more."""

    def __init__(self, number: int, mode: str) -> None:
        self.file = os.fdopen(number, mode)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[:4])
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def disk(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Empty folders for what is uploaded; `fill` them."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            **settings.STORAGES["private"],
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    return tmp_path


def fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "os", SimpleNamespace(**{**vars(os), "fdopen": Full}))


def kept(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob("*") if one.is_file())


def test_file_is_kept_whole_with_the_rights_of_the_settings(disk: Path, settings: Any) -> None:
    settings.FILE_UPLOAD_PERMISSIONS = 0o640
    names = [storages["default"].save("a/b.txt", ContentFile(b"utuh")) for _ in range(2)]
    assert len(set(names)) == 2
    for name in names:
        path = disk / "media" / name
        assert path.read_bytes() == b"utuh"
        assert path.stat().st_mode & 0o777 == 0o640
    assert len(kept(disk)) == 2


def test_text_is_kept_as_well(disk: Path) -> None:
    name = storages["default"].save("a.txt", ContentFile("teks é"))
    assert (disk / "media" / name).read_text() == "teks é"


def test_piece_of_a_file_is_taken_away(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(monkeypatch)
    for name in ("default", "private"):
        with pytest.raises(OSError, match="No space left"):
            storages[name].save("a.txt", ContentFile(b"x" * 100))
    assert kept(disk) == []


def a_picture(by: Actor) -> acts.Sent:
    form = {"title": "A", "file": SimpleUploadedFile("a.png", files.picture())}
    return reverse("wagtailimages:add"), form


def a_file(by: Actor) -> acts.Sent:
    form = {"title": "A", "file": SimpleUploadedFile("a.pdf", files.pdf("x"))}
    return reverse("wagtaildocs:add"), form


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        *(a_picture, a_file, hand_in_list),
        *(acts.step_with_a_file, acts.attach_file, acts.add_document),
    ],
)
def test_who_uploads_is_told_and_nothing_is_kept(
    act: Callable[[Actor], acts.Sent], disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = admin()
    address, form = act(Actor(client.user))
    before = rows()
    fill(monkeypatch)
    answer = client.post(address, acts.fresh(form))
    assert answer.status_code == 503
    assert "belum tersimpan" in answer.content.decode()
    assert "was not saved" in answer.content.decode()
    assert rows() == before
    assert kept(disk) == []


def rows() -> list[int]:
    models = (Image, get_document_model(), ImportedList, Document, ModelLogEntry)
    return [model.objects.count() for model in models]


@pytest.mark.django_db
def test_picture_that_cannot_be_scaled_for_want_of_room_takes_no_page_down(
    disk: Path, monkeypatch: pytest.MonkeyPatch, admin_client: Client
) -> None:
    good = ContentFile(files.picture(size=(400, 400)), name="a.png")
    Image.objects.create(title="Gambar baik", file=good, width=400, height=400)
    before = kept(disk)
    fill(monkeypatch)
    page = admin_client.get(reverse("wagtailimages:index"))
    assert page.status_code == 200
    assert "Gambar baik" in page.content.decode()
    assert kept(disk) == before
