"""A file that is uploaded in a window for choosing one, and sent twice, is there once."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from home.desk import once
from tests.factories import files
from tests.factories.people import admin
from tests.partners.test_acts_at_once import together

KINDS = {
    "documents": (get_document_model(), "document-chooser-upload", "a.pdf", files.pdf("x")),
    "images": (get_image_model(), "image-chooser-upload", "a.png", files.picture()),
}


@pytest.fixture(params=KINDS)
def kind(request: Any) -> str:
    return str(request.param)


def _key(client: Client, kind: str, results: str = "") -> str:
    shown = client.get(f"/admin/{kind}/chooser/{results}").content.decode()
    keys = re.findall(rf'name=\\"{once.FIELD}\\" value=\\"([^"\\]+)', shown)
    assert len(keys) == 1
    return str(keys[0])


def _sent(kind: str, key: str, title: str = "Ganda") -> dict[str, Any]:
    _model, prefix, name, content = KINDS[kind]
    file = SimpleUploadedFile(name, content)
    return {once.FIELD: key, f"{prefix}-title": title, f"{prefix}-file": file}


def _send(client: Client, kind: str, key: str, title: str = "Ganda") -> dict[str, Any]:
    sent = _sent(kind, key, title)
    said: dict[str, Any] = json.loads(client.post(f"/admin/{kind}/chooser/create/", sent).content)
    return said


@pytest.mark.django_db
def test_second_tap_uploads_nothing_and_is_answered_alike(at_desk: Client, kind: str) -> None:
    key = _key(at_desk, kind)
    first, second = (_send(at_desk, kind, key) for _tap in range(2))
    assert (first["step"], first["result"]["id"]) == ("chosen", second["result"]["id"])
    assert KINDS[kind][0].objects.count() == 1


@pytest.mark.django_db
def test_each_window_has_a_key_of_its_own_and_another_file_is_another(
    at_desk: Client, kind: str
) -> None:
    key = _key(at_desk, kind)
    assert key != _key(at_desk, kind)
    _send(at_desk, kind, key)
    _send(at_desk, kind, key, title="Lain")
    _send(at_desk, kind, _key(at_desk, kind))
    assert KINDS[kind][0].objects.count() == 3


@pytest.mark.django_db
def test_refused_form_keeps_its_key_and_can_be_sent_again(at_desk: Client, kind: str) -> None:
    key = _key(at_desk, kind)
    refused = _send(at_desk, kind, key, title="")
    assert refused["step"] == "reshow_creation_form"
    assert key in refused["htmlFragment"]
    assert _send(at_desk, kind, key)["step"] == "chosen"
    assert KINDS[kind][0].objects.count() == 1


@pytest.mark.django_db
def test_what_was_deleted_meanwhile_is_uploaded_anew(at_desk: Client, kind: str) -> None:
    key = _key(at_desk, kind)
    _send(at_desk, kind, key)
    KINDS[kind][0].objects.all().delete()
    assert _send(at_desk, kind, key)["step"] == "chosen"
    assert KINDS[kind][0].objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sendings_in_the_same_moment_upload_one_file(kind: str) -> None:
    if Collection.get_first_root_node() is None:  # emptied by another test
        Collection.add_root(name="Root")
    one = admin("satu")
    two = Client()
    two.force_login(one.user)
    key, address = _key(one, kind), f"/admin/{kind}/chooser/create/"
    answers = together(*((who, address, _sent(kind, key)) for who in (one, two)))
    said = [json.loads(answer.content) for answer in answers]
    assert {one["step"] for one in said} == {"chosen"}
    assert len({one["result"]["id"] for one in said}) == 1
    assert KINDS[kind][0].objects.count() == 1
