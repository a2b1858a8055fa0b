"""Who may not publish changes nothing that readers see, by any view that makes pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringTranslation, Translation

from home.access import Actor
from home.models import HomePage, StandardPage
from home.translation import handing_in, starting
from home.translation.publishing import publish_translation
from portal.users.models import User
from tests.factories.home import StandardPageFactory
from tests.portal.access.posting import undone

pytestmark = pytest.mark.django_db
Commit = Callable[..., Any]


@pytest.fixture
def english(home: HomePage, about: StandardPage) -> Page:
    """Published; meanwhile its title has been worded anew, and nobody has read that yet."""
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    page = publish_translation(about, "en", {"title": "About"})
    StringTranslation.objects.filter(data="About").update(data="About us")
    return page


@pytest.fixture
def new(home: HomePage, english: Page) -> StandardPage:
    """Live, in Indonesian only, under a page that has no English version either."""
    above = StandardPageFactory(parent=home, title="Panduan")
    return StandardPageFactory(parent=above, title="Buku kas", lead="Catat setiap hari.")


@pytest.fixture
def placeholder(new: StandardPage, editor: User) -> Page:
    """Live: readers of English are shown the Indonesian words, and told so. An editor has begun
    to translate it.
    """
    locale = Locale.objects.get(language_code="en")
    new.copy_for_translation(locale, copy_parents=True, alias=True)
    starting.start(new, locale, by=Actor(editor))
    return new.get_translation(locale)


def _on_the_site() -> dict[int, dict[str, Any]]:
    """All that readers are shown of every live page, and whether it is kept as a copy."""
    return {
        page.pk: {
            **json.loads(page.specific.to_json()),
            "latest_revision": None,
            "latest_revision_created_at": None,
            "draft_title": None,
            "has_unpublished_changes": None,
            "numchild": None,
        }
        for page in Page.objects.live()
    }


def _ways(
    english: Page, new: StandardPage, placeholder: Page | None = None
) -> dict[str, tuple[str, Any]]:
    translation = Translation.objects.get(source__object_id=english.translation_key)
    source = translation.source
    locale = english.locale_id
    edit = reverse("wagtailadmin_pages:edit", args=[english.pk])
    api = f"/admin/api/main/pages/{english.pk}/action/"
    original = english.get_translation(Locale.objects.get(language_code="id"))
    parent = original.get_parent()

    def localize(name: str, *args: Any) -> str:
        return reverse(f"wagtail_localize:{name}", args=args)

    copy = {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": parent.pk}
    ways = {
        "publish a translation": (edit, {"action": "publish"}),
        "save a translation": (edit, {"action": "save"}),
        "publish as pages are": (edit, {"action-publish": "1", "title": "Lain", "slug": "lain"}),
        "sync": (localize("update_translations", source.pk), {}),
        "sync and publish": (
            localize("update_translations", source.pk),
            {"publish_translations": "on"},
        ),
        "sync, publish, by machine": (
            localize("update_translations", source.pk),
            {"publish_translations": "on", "use_machine_translation": "on"},
        ),
        "translate": (localize("submit_page_translation", new.pk), {"locales": locale}),
        "translate all below": (
            localize("submit_page_translation", new.get_parent().pk),
            {"locales": locale, "include_subtree": "on"},
        ),
        "translate the whole site": (
            localize("submit_page_translation", parent.pk),
            {"locales": locale, "include_subtree": "on"},
        ),
        "make an alias": (localize("convert_to_alias", english.pk), {}),
        "make an alias from its form": (edit, {"localize-convert-to-alias": "1"}),
        "stop": (localize("stop_translation", translation.pk), {}),
        "by machine": (localize("machine_translate", translation.pk), {}),
        "unpublish": (reverse("wagtailadmin_pages:unpublish", args=[english.pk]), {}),
        "unpublish both": (
            reverse("wagtailadmin_pages:unpublish", args=[original.pk]),
            {"versions": english.pk},
        ),
        "delete": (reverse("wagtailadmin_pages:delete", args=[english.pk]), {}),
        "close": (
            reverse("wagtailadmin_pages:set_privacy", args=[english.pk]),
            {"restriction_type": "login"},
        ),
        "order": (reverse("wagtailadmin_pages:set_page_position", args=[english.pk]), {}),
        "move": (
            reverse("wagtailadmin_pages:move_confirm", args=[english.pk, new.pk]),
            {},
        ),
        "copy, published": (
            reverse("wagtailadmin_pages:copy", args=[original.pk]),
            {**copy, "publish_copies": "on"},
        ),
        "copy as alias": (
            reverse("wagtailadmin_pages:copy", args=[original.pk]),
            {**copy, "alias": "on"},
        ),
        "create, published": (
            reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk]),
            {"title": "Baru", "slug": "baru", "action-publish": "1"},
        ),
        "api publish": (f"{api}publish/", {}),
        "api unpublish": (f"{api}unpublish/", {"versions": original.pk}),
        "api delete": (f"{api}delete/", {"versions": original.pk}),
        "api move": (f"{api}move/", {"destination_page_id": new.pk, "position": "last-child"}),
        "api copy": (f"{api}copy/", {"slug": "salinan"}),
        "api copy for translation": (
            f"/admin/api/main/pages/{new.pk}/action/copy_for_translation/",
            {"locale": "en", "copy_parents": "true", "alias": "true"},
        ),
        "api alias": (f"{api}create_alias/", {"update_slug": "salinan"}),
        "api revert": (
            f"{api}revert_to_page_revision/",
            {"revision_id": english.revisions.order_by("pk").first().pk},
        ),
        **{
            f"bulk {action}": (
                f"/admin/bulk/wagtailcore/page/{action}/?id={english.pk}&id={new.pk}",
                {"include_descendants": "on", "include_versions": "on", "chooser": new.pk},
            )
            for action in ("publish", "unpublish", "delete", "move")
        },
    }
    if placeholder is not None:
        ways |= {
            "translate a placeholder": (
                localize("submit_page_translation", new.get_parent().pk),
                {"locales": locale},
            ),
            "publish a placeholder": (
                reverse("wagtailadmin_pages:edit", args=[placeholder.pk]),
                {"action": "publish"},
            ),
            "end a placeholder": (
                reverse("wagtailadmin_pages:convert_alias", args=[placeholder.pk]),
                {},
            ),
            "end a placeholder by script": (
                f"/admin/api/main/pages/{placeholder.pk}/action/convert_alias/",
                {},
            ),
        }
    return ways


# These do something for who may publish; a test that changes nothing would prove nothing.
SEEN = {
    "api alias",
    "api copy",
    "api delete",
    "api unpublish",
    "bulk delete",
    "bulk unpublish",
    "copy as alias",
    "copy, published",
    "end a placeholder",
    "end a placeholder by script",
    "make an alias",
    "publish a placeholder",
    "publish a translation",
    "sync and publish",
    "unpublish",
    "unpublish both",
}


def _changing(client: Client, person: User, ways: dict[str, Any], commit: Commit) -> set[str]:
    """By which of these ways `person` changes what is on the site. Nothing stays."""
    client.force_login(person)
    was, found = _on_the_site(), set()
    for name, way in ways.items():
        with undone():
            with commit(execute=True):
                assert client.post(*way).status_code < 500, name
            if _on_the_site() != was:
                found.add(name)
    return found


def test_editor_changes_nothing_on_the_site(
    client: Client,
    editor: User,
    english: Page,
    new: StandardPage,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    ways = _ways(english, new)
    assert _changing(client, editor, ways, django_capture_on_commit_callbacks) == set()


def test_editor_changes_nothing_where_readers_are_shown_a_placeholder(
    client: Client,
    editor: User,
    english: Page,
    new: StandardPage,
    placeholder: Page,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    ways = _ways(english, new, placeholder)
    assert _changing(client, editor, ways, django_capture_on_commit_callbacks) == set()


def test_the_same_changes_the_site_by_who_may_everything(
    client: Client,
    admin_user: User,
    english: Page,
    new: StandardPage,
    placeholder: Page,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    ways = {name: way for name, way in _ways(english, new, placeholder).items() if name in SEEN}
    assert _changing(client, admin_user, ways, django_capture_on_commit_callbacks) == SEEN


def test_only_pages_are_translated() -> None:
    """wagtail-localize publishes what has no drafts at once."""
    assert not [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def test_what_is_handed_in_is_not_changed_while_it_is_read(
    client: Client, editor: User, english: Page
) -> None:
    translation = Translation.objects.get(source__object_id=english.translation_key)
    segment = translation.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    form = {"data": "value=Changed", "content_type": "application/x-www-form-urlencoded"}
    client.force_login(editor)
    assert client.put(address, **form).status_code == 200
    handing_in.hand_in(english, by=Actor(editor))
    client.put(address, form["data"] + "+since", form["content_type"])
    client.delete(address)
    po = str(translation.export_po()).encode()
    file = SimpleUploadedFile("en.po", po)
    upload = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    client.post(upload, {"file": file})
    stored = StringTranslation.objects.get(translation_of=segment.string, context=segment.context)
    assert stored.data == "Changed"
