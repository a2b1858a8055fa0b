"""What counting costs a request: microseconds of the processor, and of a minute's writing.

    python -m benchmarks.visits [--rounds 200000]

Asks no database: the answer is ready, as the page cache's would be. Medians of seven runs, each in
turn with the bare answer.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
RUNS = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=200_000)
    rounds = parser.parse_args().rounds

    import django

    django.setup()
    from django.http import HttpRequest, HttpResponse
    from django.test import RequestFactory

    from home.visits.middleware import VisitsMiddleware

    answers = {status: HttpResponse(status=status) for status in (200, 404)}
    asked = {
        "a page that is read": ("/id/perpustakaan/my-coop/", 200, {}),
        "… by somebody signed in": ("/id/perpustakaan/my-coop/", 200, {"cookie": "sessionid=x"}),
        "… by a robot": ("/id/perpustakaan/my-coop/", 200, {"user-agent": "Googlebot/2.1"}),
        "an address that is not there": ("/id/lama/", 404, {}),
        "a file": ("/static/a.js", 200, {}),
    }
    print(f"{'request':<32}{'µs':>8}")
    for name, (path, status, headers) in asked.items():
        request = RequestFactory(headers={"user-agent": AGENT} | headers).get(path)

        def bare(_request: HttpRequest, status: int = status) -> HttpResponse:
            return answers[status]

        counted, nothing = VisitsMiddleware(bare), bare
        took = [
            _cpu(counted, request, rounds) - _cpu(nothing, request, rounds) for _run in range(RUNS)
        ]
        print(f"{name:<32}{statistics.median(took):>8.2f}")


def _cpu(answer: Callable[..., object], request: object, rounds: int) -> float:
    began = time.process_time()
    for _round in range(rounds):
        answer(request)
    return (time.process_time() - began) / rounds * 1e6


if __name__ == "__main__":
    main()
