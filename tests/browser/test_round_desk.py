"""A round from its making to its publishing: two moderators at a desk, a reader with a phone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import Page, expect

from home.groups import MODERATORS
from partners.apprenticeships.results import running
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from tests.browser.interface import Interface, fits, make_person
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.applications import ApplicationFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory
from tests.factories.rounds import last_day

FOUR_EYES = "You had this round matched. Another moderator looks at it and publishes it."
say = Interface("id").say


def send(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).press("Enter")
    page.wait_for_load_state("networkidle")


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()
    page.wait_for_load_state("networkidle")


def at(round: Round, name: str, language: str, *more: Any) -> str:
    with translation.override(language):
        return reverse(f"rounds:{name}", args=[round.code, *more])


def applied(round: Round, batch: Any, skill: Any) -> None:
    """Six cooperatives, a week ago; then the last day passed."""
    for _number in range(6):
        ApplicationFactory(round=round, choices=[batch], competencies=[skill], handed_in=True)
    last_day(round, timezone.localdate() - timedelta(days=2))


def test_a_round_is_made_matched_and_published_and_a_reader_checks_it(
    phone: Page, desk: Page, sign_in: Callable[[Page, str], None]
) -> None:
    number = Round.objects.count()
    name, skill = f"Putaran Uji {number}", CompetencyFactory(code=f"uji-{number}")
    offer = OfferFactory(title_id=f"Magang uji {number}", competencies=[skill])
    batch = BatchFactory(code=f"uji-{number}", offer=offer, open=True, seats=4, minimum=0)

    sign_in(desk, "moderator")
    desk.goto(reverse("rounds_admin:list"))
    desk.get_by_role("link", name=say("Make a round")).first.click()
    desk.locator("#id_name_id").fill(name)
    desk.locator("#id_apply_until").fill(str(in_days(30)))
    send(desk, say("Make the round"))
    expect(desk.locator(".desk")).to_contain_text(say("Choose at least one batch."))
    follow(desk, say("Choose its batches"))
    desk.locator("#id_q").fill(batch.code)
    desk.locator("main").get_by_role("search").get_by_role("button").press("Enter")
    desk.locator(f"#batch-{batch.pk}").check()
    send(desk, say("Save the ticks"))
    expect(desk.locator(".desk-table")).to_contain_text(batch.code)
    follow(desk, say("Announce it"))
    send(desk, say("Announce the round"))
    round = Round.objects.get(name_id=name)
    assert round.phase is Phase.COLLECTING
    expect(desk.locator(".desk-status").first).to_contain_text(round.commitment)

    applied(round, batch, skill)
    desk.reload()
    follow(desk, say("Have it matched"))
    send(desk, say("Have it matched"))
    running.run(Matching.objects.get(round=round).pk)
    desk.goto(reverse("rounds_admin:look", args=[round.pk]))
    expect(desk.locator("#result-section")).to_contain_text(
        say("%(part)s of %(whole)s") % {"part": 4, "whole": 6}
    )
    expect(desk.locator("main")).to_contain_text(say(FOUR_EYES))

    phone.goto(at(round, "detail", "id"))
    expect(phone.locator("main")).not_to_contain_text(round.seed)

    second = make_person("Moderator")
    second.groups.add(Group.objects.get(name=MODERATORS))
    desk.context.clear_cookies()
    desk.goto(reverse("rounds_admin:look", args=[round.pk]))
    sign_in_here(desk, second)
    desk.goto(reverse("rounds_admin:look", args=[round.pk]))
    follow(desk, say("Publish the results"))
    send(desk, say("Publish the results"))
    round.refresh_from_db()
    assert round.phase is Phase.PUBLISHED

    for language in ("id", "en"):
        phone.goto(at(round, "detail", language))
        expect(phone.locator("main")).to_contain_text(round.seed)
        expect(phone.locator("main")).to_contain_text("6")
        assert fits(phone)
        with phone.expect_download() as found:
            phone.locator(f'a[href="{at(round, "file", language, "check_round.py")}"]').click()
        assert found.value.suggested_filename == "check_round.py"
