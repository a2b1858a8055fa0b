"""A PO file that is handed in for a translation is taken over whole, or not at all."""

from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.factories.links import BAD

pytestmark = pytest.mark.django_db
NO_PO_FILE = "Unggah berkas PO yang benar."
Upload = Callable[[dict[str, Any]], str]


@pytest.fixture
def upload(translation: Translation, admin_client: Client) -> Upload:
    """Sends a form; what is said on the page that it leads to."""
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    page = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])

    def send(form: dict[str, Any]) -> str:
        answer: Any = admin_client.post(address, form | {"next": page}, follow=True)
        assert answer.redirect_chain == [(page, 302)]
        return str(answer.content.decode())

    return send


def _file(po: polib.POFile | bytes) -> dict[str, Any]:
    content = po if isinstance(po, bytes) else str(po).encode()
    return {"file": SimpleUploadedFile("en.po", content)}


def test_words_are_taken_over(translation: Translation, upload: Upload) -> None:
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Read this first"
    assert "Terjemahan dari berkas PO sudah masuk." in upload(_file(po))
    assert StringTranslation.objects.count() == StringSegment.objects.count() > 1


@pytest.mark.parametrize("address", BAD)
def test_one_link_that_runs_leaves_all_as_it_was(
    translation: Translation, upload: Upload, address: str
) -> None:
    """And the editor reads in which string it stands."""
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Read this"
    po[-1].msgstr = f'Read <a href="{address}">this</a>'
    told = upload(_file(po))
    assert f"Tidak ada yang diimpor: terjemahan “{po[-1].msgid}”" in told
    assert not StringTranslation.objects.exists()


def test_string_is_named_without_its_markup(translation: Translation, upload: Upload) -> None:
    po = translation.export_po()
    [linked] = [entry for entry in po if "<a" in entry.msgid]
    linked.msgstr = "<a href='javascript:alert(1)'>this</a>"
    assert "“Baca ini dahulu.”" in upload(_file(po))


@pytest.mark.parametrize(
    "content", [b"", b"\0\1", b"msgid", b'msgid "a"\nmsgstr[abc] "x"', b"/etc/passwd", b"\xff\xfe"]
)
def test_what_is_no_po_file_is_said(upload: Upload, content: bytes) -> None:
    assert NO_PO_FILE in upload(_file(content))


def test_no_file_at_all_is_said(upload: Upload) -> None:
    assert NO_PO_FILE in upload({})
    assert NO_PO_FILE in upload({"file": "abc"})


def test_file_that_does_not_say_for_which_translation_it_was_made_is_refused(
    translation: Translation, upload: Upload
) -> None:
    po = translation.export_po()
    po.metadata = {}
    assert NO_PO_FILE in upload(_file(po))


@pytest.mark.parametrize(
    "content",
    [b'msgid "a"\nmsgstr "b"\n' * 20_000, b"  msgid" + b"\n\tmsgid" * 1_000, b"#" * 500_001],
    ids=["strings", "set in", "size"],
)
def test_file_that_would_take_long_is_refused_at_the_door(upload: Upload, content: bytes) -> None:
    assert "berkas PO paling banyak berisi 1000 string" in upload(_file(content))


def test_empty_file_is_said(translation: Translation, upload: Upload) -> None:
    assert NO_PO_FILE in upload(_file(b'msgid ""\nmsgstr ""\n'))
