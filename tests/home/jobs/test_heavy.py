"""A national round never runs while somebody waits for an answer."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django_tasks import task

from home.jobs.heavy import HeavyWorkInRequest, answering_middleware, refuse_in_request
from partners.apprenticeships.rounds.running import Inputs, run_round

EMPTY = Inputs(applications=(), batches=())


@task(backend="jobs")
def heavy_job() -> None:
    refuse_in_request()


def test_round_refuses_to_run_inside_a_request() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        run_round(EMPTY, seed="x")
        return HttpResponse()

    with pytest.raises(HeavyWorkInRequest):
        answering_middleware(view)(RequestFactory().get("/"))


def test_heavy_job_of_an_immediate_backend_refuses_inside_a_request_only() -> None:
    results = []

    def view(request: HttpRequest) -> HttpResponse:
        results.append(heavy_job.enqueue())
        return HttpResponse()

    answering_middleware(view)(RequestFactory().get("/"))
    results.append(heavy_job.enqueue())
    assert [bool(result.errors) for result in results] == [True, False]
    assert results[0].errors[0].exception_class is HeavyWorkInRequest


def test_every_request_is_marked(settings: Any) -> None:
    assert settings.MIDDLEWARE[0] == "home.jobs.heavy.answering_middleware"


@pytest.mark.parametrize(("need", "found"), [(True, ["jobs.E001"]), (False, [])])
def test_check_tells_of_jobs_that_would_run_inside_requests(
    settings: Any, need: bool, found: list[str]
) -> None:
    settings.JOBS_NEED_WORKER = need
    assert [message.id for message in run_checks(tags=["jobs"])] == found
