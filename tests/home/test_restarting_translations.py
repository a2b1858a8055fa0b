"""A page kept by hand follows its source again: its words are shown first, and kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.access import ActionNotPermitted, Actor
from home.models import HomePage, StandardPage
from home.translation import restarting
from home.translation.publishing import publish_translation
from portal.users.models import User
from tests.factories.knowledge import EvidenceFactory, ToolIndexPageFactory, ToolPageFactory

pytestmark = pytest.mark.django_db
Commit = Callable[..., Any]


@pytest.fixture
def stopped(home: HomePage, about: StandardPage, moderator: User) -> Translation:
    """Published, then kept by hand: its title and a paragraph were mended, a heading added."""
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    english = publish_translation(about, "en", {"title": "About", "lead": "Who runs it."})
    translation = Translation.objects.get(source__object_id=about.translation_key)
    translation.enabled = False
    translation.save()
    page = english.specific
    page.title = "About this portal"
    page.save_revision(user=moderator).publish(user=moderator)
    return translation


def _edit(translation: Translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])


def _restart(translation: Translation) -> str:
    return reverse("restart_translation", args=[translation.pk])


def _title_after_publishing(client: Client, translation: Translation, commit: Commit) -> str:
    with commit(execute=True):
        client.post(_edit(translation), {"action": "publish"})
    return str(translation.get_target_instance().title)


def test_button_of_the_page_asks_first(
    client: Client, moderator: User, stopped: Translation
) -> None:
    client.force_login(moderator)
    answer = client.post(_edit(stopped), {"localize-restart-translation": "1"})
    assert answer.url == _restart(stopped)
    stopped.refresh_from_db()
    assert not stopped.enabled
    text = client.get(answer.url).content.decode()
    assert "About this portal" in text
    assert "<td>About</td>" in text


def test_words_by_hand_become_the_translation(
    client: Client,
    moderator: User,
    stopped: Translation,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    client.force_login(moderator)
    client.post(_restart(stopped), {"kept": "keep"})
    stopped.refresh_from_db()
    assert stopped.enabled
    published = _title_after_publishing(client, stopped, django_capture_on_commit_callbacks)
    assert published == "About this portal"
    page = stopped.get_target_instance().specific
    assert page.lead == "Who runs it."


def test_stored_translation_counts_where_that_is_chosen(
    client: Client,
    moderator: User,
    stopped: Translation,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    client.force_login(moderator)
    client.post(_restart(stopped), {"kept": "drop"})
    published = _title_after_publishing(client, stopped, django_capture_on_commit_callbacks)
    assert published == "About"


def test_draft_that_nobody_published_is_kept_too(
    client: Client, moderator: User, stopped: Translation
) -> None:
    page = stopped.get_target_instance().specific
    page.lead = "Written yesterday."
    page.save_revision()
    restarting.restart(stopped, keep=True, by=Actor(moderator))
    made = stopped.source.get_ephemeral_translated_instance(stopped.target_locale, fallback=True)
    assert (made.title, made.lead) == ("About this portal", "Written yesterday.")


def test_words_without_a_place_in_the_source_are_shown_as_lost(
    rf: Any, moderator: User, stopped: Translation
) -> None:
    page = stopped.get_target_instance().specific
    page.body.append(("paragraph", "<p>Only in English.</p>"))
    page.save_revision()
    request = rf.get("/")
    request.user = moderator
    found = restarting.words_of(stopped, request)
    assert "About this portal" in {row.mine for row in found.written}
    assert len(found.lost) == 1
    assert "Only in English." in found.lost[0].mine
    stopped.refresh_from_db()
    assert not stopped.enabled


def test_editor_does_not_decide_it_for_a_page_on_the_site(
    client: Client, editor: User, stopped: Translation
) -> None:
    client.force_login(editor)
    assert _restart(stopped) not in client.get(_edit(stopped)).content.decode()
    client.post(_restart(stopped), {"kept": "drop"})
    with pytest.raises(ActionNotPermitted):
        restarting.restart(stopped, keep=True, by=Actor(editor))
    stopped.refresh_from_db()
    assert not stopped.enabled


def test_editor_restarts_what_readers_do_not_see(
    client: Client, editor: User, stopped: Translation
) -> None:
    Page.objects.filter(pk=stopped.get_target_instance().pk).update(live=False)
    client.force_login(editor)
    assert _restart(stopped) in client.get(_edit(stopped)).content.decode()
    client.post(_restart(stopped), {"kept": "keep"})
    stopped.refresh_from_db()
    assert stopped.enabled


def test_neither_copy_nor_restart_is_the_main_button(
    client: Client, moderator: User, stopped: Translation
) -> None:
    client.force_login(moderator)
    text = client.get(_edit(stopped)).content.decode()
    copy = reverse("wagtail_localize:convert_to_alias", args=[stopped.get_target_instance().pk])
    foot = text[text.index('<footer class="footer') :]
    first = foot.index("action-save-draft") if "action-save-draft" in foot else foot.index("button")
    assert first < foot.index(copy)
    assert first < foot.index(_restart(stopped))


def test_rows_of_a_tool_keep_their_words_too(home: HomePage, moderator: User) -> None:
    library = ToolIndexPageFactory(parent=home)
    tool = ToolPageFactory(
        parent=library,
        title="Buku kas",
        evidence=[EvidenceFactory.build(result="Kas cocok.")],
    )
    publish_translation(home, "en", {"title": "Home", "lead": "Tools."})
    english = publish_translation(
        tool, "en", {"title": "Cash book", "evidence": [{"result": "Cash agrees."}]}
    )
    translation = Translation.objects.get(source__object_id=tool.translation_key)
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    row = english.evidence.get()
    row.result = "Cash agreed in all groups."
    english.evidence = [row]
    english.save_revision().publish()
    restarting.restart(translation, keep=True, by=Actor(moderator))
    made = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    assert [one.result for one in made.evidence.all()] == ["Cash agreed in all groups."]
    assert [one.country for one in made.origins.all()] == ["CA"]
