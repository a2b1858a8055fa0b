"""`make demo` starts on a machine that has nothing yet, and says what hinders it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from partners.organisations.demo import nation
from portal import demo
from tests.factories.organisations import OrganisationFactory
from tests.factories.people import stranger

START = "from portal import demo; demo.main()"
# Everything but migrating, seeding and serving, which the journeys do.
PREPARE = "from portal import demo; demo._start_django(); demo._welcome(8000)"


def run(folder: Path, port: int | str, *arguments: str) -> subprocess.CompletedProcess[str]:
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DATA"))
    }
    environment = {**known, "DATA_DIR": str(folder), "PORT": str(port)}
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


class Called(list[str]):
    """What the demo would have `manage.py` do."""

    def __call__(self, name: str, *words: str, **options: object) -> None:
        self.append(" ".join([name, *words, *(key for key, value in options.items() if value)]))


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Called:
    called = Called()
    monkeypatch.setattr("django.core.management.call_command", called)
    return called


@pytest.fixture
def taken() -> socket.socket:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_demo_starts_where_django_was_never_set_up(tmp_path: Path) -> None:
    done = run(tmp_path, 8000, "-c", PREPARE)
    assert done.returncode == 0, done.stderr
    assert "http://localhost:8000/id/" in done.stdout


def test_taken_port_is_told_in_one_line(tmp_path: Path, taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    done = run(tmp_path, port, "-m", "portal.demo")
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken. Choose another: make demo PORT={port + 1}\n"


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1"])
def test_what_is_no_port_is_told_in_one_line(tmp_path: Path, port: str) -> None:
    done = run(tmp_path, port, "-m", "portal.demo")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"PORT={port} is no port number. Choose one, for example: make demo PORT=8001"
    )


def test_demo_does_not_fill_the_database_of_a_portal_in_use(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("DJANGO_SETTINGS_MODULE=portal.settings.production\n")
    done = run(tmp_path, 8000, "-c", f"import os; os.environ['ENV_FILE'] = {str(file)!r}; {START}")
    assert done.returncode == 1
    assert "those of production" in done.stderr


@pytest.mark.django_db
class TestSeeding:
    def test_cooperatives_of_the_country_come_when_they_are_asked_for(
        self, called: Called, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NATION", "1")
        demo._seed_once()
        assert called == ["seed_demo nation"]

    def test_they_come_to_the_data_of_an_earlier_run_as_well(
        self, called: Called, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NATION", "1")
        stranger(is_demo=True)
        demo._seed_once()
        assert called == ["seed_demo nation"]

    def test_they_are_made_once(self, called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NATION", "1")
        monkeypatch.setattr(nation, "COUNT", 1)
        stranger(is_demo=True)
        OrganisationFactory(source=nation.SOURCE)
        demo._seed_once()
        assert called == ["reindex --if-needed"]

    def test_nobody_gets_them_unasked(
        self, called: Called, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("NATION", raising=False)
        demo._seed_once()
        assert called == ["seed_demo"]
