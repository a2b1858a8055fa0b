"""A restored copy answers the same pages; a broken archive changes nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from home.models import StandardPage
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "media"
    settings.PRIVATE_ROOT = tmp_path / "data" / "private"
    settings.PRIVATE_ROOT.mkdir(parents=True)
    settings.SEARCH_ENGINES = {"default": {"URL": "null://"}}


@pytest.fixture
def page() -> StandardPage:
    return StandardPageFactory(parent=HomePageFactory(), slug="tentang", title="Tentang")


def test_restored_copy_answers_the_same_pages_and_files(
    client: Client, page: StandardPage, settings: Any, tmp_path: Path
) -> None:
    document = DocumentFactory()
    (settings.PRIVATE_ROOT / "naskah.pdf").write_bytes(b"%PDF rahasia")
    before = client.get("/id/tentang/").content
    archive = tmp_path / "backup.tar.gz"
    call_command("backup", archive)
    assert archive.stat().st_mode & 0o077 == 0

    page.delete()
    Path(document.file.path).unlink()
    (settings.PRIVATE_ROOT / "naskah.pdf").unlink()
    (settings.PRIVATE_ROOT / "kemudian.pdf").write_bytes(b"later")
    assert client.get("/id/tentang/").status_code == 404

    call_command("restore", archive, "--yes")
    assert client.get("/id/tentang/").content == before
    assert Path(document.file.path).read_bytes().startswith(b"%PDF")
    assert [path.name for path in settings.PRIVATE_ROOT.iterdir()] == ["naskah.pdf"]


def test_broken_archive_changes_nothing(client: Client, page: StandardPage, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    call_command("backup", archive)
    archive.write_bytes(archive.read_bytes()[:-500])
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", archive, "--yes")
    assert client.get("/id/tentang/").status_code == 200


def test_restore_asks_first(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("restore", tmp_path / "backup.tar.gz")
