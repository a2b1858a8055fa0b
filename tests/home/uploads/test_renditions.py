"""The library for pictures lives with a picture from before our checks."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images import models
from wagtail.images.models import Image

from tests.factories import files

pytestmark = pytest.mark.django_db
DEEP = files.drawing("<g>" * 3_000 + "</g>" * 3_000)
FLAT = files.drawing(more='viewBox="0 0 0 0"')


@pytest.fixture(params=[DEEP, FLAT, b"junk"], ids=["nested deep", "no area", "no drawing"])
def odd_picture(request: pytest.FixtureRequest) -> Image:
    """Past the forms, as an old upload or a damaged disk would leave it."""
    good = ContentFile(files.drawing(), name="aneh.svg")
    image = Image.objects.create(title="Gambar aneh", file=good, width=8, height=8)
    Path(image.file.path).write_bytes(request.param)
    return Image.objects.get(pk=image.pk)


@pytest.mark.parametrize(
    "view", ["wagtailimages:index", "wagtailimages_chooser:choose", "wagtailimages:add_multiple"]
)
def test_lists_show_the_others(view: str, odd_picture: Image, admin_client: Client) -> None:
    good = ContentFile(files.picture(), name="baik.png")
    Image.objects.create(title="Gambar baik", file=good, width=8, height=8)
    answer = admin_client.get(reverse(view))
    assert answer.status_code == 200
    if view != "wagtailimages:add_multiple":
        assert "Gambar aneh" in answer.content.decode()
        assert "Gambar baik" in answer.content.decode()


def test_odd_picture_can_be_looked_at_and_deleted(odd_picture: Image, admin_client: Client) -> None:
    for view in ("wagtailimages:edit", "wagtailimages:delete"):
        assert admin_client.get(reverse(view, args=[odd_picture.pk])).status_code == 200
    admin_client.post(reverse("wagtailimages:delete", args=[odd_picture.pk]))
    assert not Image.objects.filter(pk=odd_picture.pk).exists()


def test_what_is_odd_is_logged(odd_picture: Image, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(OSError, match=str(odd_picture.pk)):
        odd_picture.get_rendition("max-165x165")
    assert f"picture {odd_picture.pk} cannot be scaled" in caplog.text


@pytest.mark.parametrize("specs", [["max-165x165"], ["max-165x165", "max-80x80"]])
def test_scaled_picture_is_closed_once_it_is_kept(
    specs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wagtail leaves it open until garbage is collected, in whatever request or test that is."""
    made: list[Any] = []
    spooled = models.SpooledTemporaryFile
    monkeypatch.setattr(
        models, "SpooledTemporaryFile", lambda **o: made.append(spooled(**o)) or made[-1]
    )
    good = ContentFile(files.picture(), name="baik.png")
    image = Image.objects.create(title="Gambar baik", file=good, width=8, height=8)
    scaled = image.get_renditions(*specs)
    assert all(one.file.size for one in scaled.values())
    assert [each.closed for each in made] == [True] * len(specs)
