"""A round from its making to its publishing, all on phones: two moderators, the worker of jobs, and
a reader, with JavaScript or without.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round
from tests.browser.conftest import PHONE
from tests.browser.interface import Interface, fits, make_moderator
from tests.browser.interface import sign_in as sign_in_here
from tests.factories.applications import ApplicationFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory, in_days
from tests.factories.home import CompetencyFactory
from tests.factories.rounds import last_day

FOUR_EYES = "You had this round matched. Another moderator looks at it and publishes it."


def send(page: Page, label: str) -> None:
    page.locator("main").get_by_role("button", name=label, exact=True).press("Enter")
    page.wait_for_load_state("networkidle")


def follow(page: Page, label: str) -> None:
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def reader(browser: Browser, site: LiveServer, interface: Interface) -> Iterator[Page]:
    """With JavaScript in one language, without it in the other."""
    has_script = interface.language == "en"
    context = browser.new_context(
        base_url=site.url, viewport=PHONE, java_script_enabled=has_script, accept_downloads=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def _jobs_wait(settings: Any) -> None:
    """For a worker, as in production."""
    settings.TASKS = {**settings.TASKS, "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work() -> None:
    """The worker takes what waits for it, and ends."""
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0.1,
        batch=True,
        backend_name="jobs",
        startup_delay=False,
        max_tasks=None,
        worker_id="uji",
    ).run()


def applied(round: Round, batch: Any, skill: Any) -> None:
    """Six cooperatives, a week ago; then the last day passed."""
    for _number in range(6):
        ApplicationFactory(round=round, choices=[batch], competencies=[skill], handed_in=True)
    last_day(round, timezone.localdate() - timedelta(days=2))


@pytest.mark.usefixtures("_jobs_wait")
def test_a_round_is_made_matched_and_published_and_a_reader_checks_it(
    reader: Page, moderators_phone: Page, interface: Interface
) -> None:
    phone, say = moderators_phone, interface.say
    number = Round.objects.count()
    name, skill = f"Putaran Uji {number}", CompetencyFactory(code=f"uji-{number}")
    offer = OfferFactory(title_id=f"Magang uji {number}", competencies=[skill])
    batch = BatchFactory(code=f"uji-{number}", offer=offer, open=True, seats=4, minimum=0)

    phone.goto(reverse("rounds_admin:list"))
    sign_in_here(phone, make_moderator(interface))
    phone.wait_for_url(f"**{reverse('rounds_admin:list')}")
    phone.get_by_role("link", name=say("Make a round")).first.click()
    phone.locator("#id_name_id").fill(name)
    phone.locator("#id_apply_until").fill(str(in_days(30)))
    send(phone, say("Make the round"))
    expect(phone.locator(".desk")).to_contain_text(say("Choose at least one batch."))
    follow(phone, say("Choose its batches"))
    phone.locator("#id_q").fill(batch.code)
    phone.locator("main").get_by_role("search").get_by_role("button").press("Enter")
    phone.locator(f"#batch-{batch.pk}").check()
    send(phone, say("Save the ticks"))
    expect(phone.locator(".desk-table")).to_contain_text(batch.code)
    assert fits(phone)
    follow(phone, say("Announce it"))
    send(phone, say("Announce the round"))
    round = Round.objects.get(name_id=name)
    assert round.phase is Phase.COLLECTING
    expect(phone.locator(".desk-status").first).to_contain_text(round.commitment)

    applied(round, batch, skill)
    look = reverse("rounds_admin:look", args=[round.pk])
    phone.reload()
    follow(phone, say("Have it matched"))
    send(phone, say("Have it matched"))
    expect(phone.locator("main")).to_contain_text(say("waits for the job"))
    assert not round.results.exists()
    work()
    phone.goto(look)
    expect(phone.locator("#result-section")).to_contain_text(
        say("%(part)s of %(whole)s") % {"part": 4, "whole": 6}
    )
    expect(phone.locator("main")).to_contain_text(say(FOUR_EYES))
    assert fits(phone)

    page = interface.path("rounds:detail", round.code)
    reader.goto(page)
    expect(reader.locator("main")).not_to_contain_text(round.seed)

    phone.context.clear_cookies()
    phone.goto(look)
    sign_in_here(phone, make_moderator(interface))
    phone.wait_for_url(f"**{look}")
    follow(phone, say("Publish the results"))
    assert fits(phone)
    send(phone, say("Publish the results"))
    round.refresh_from_db()
    assert round.phase is Phase.PUBLISHED

    reader.goto(page)
    expect(reader.locator("main")).to_contain_text(round.seed)
    expect(reader.locator("main")).to_contain_text("6")
    assert fits(reader)
    script = interface.path("rounds:file", round.code, "check_round.py")
    with reader.expect_download() as found:
        reader.locator(f'a[href="{script}"]').click()
    assert found.value.suggested_filename == "check_round.py"
