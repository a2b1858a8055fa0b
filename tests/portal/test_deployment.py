"""The operator's files: complete, closed, and their commands are ones that there are."""

import shlex
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, get_commands, load_command_class
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from portal import gunicorn
from portal.deployment import SERVICES, Machine, files, units
from portal.duties import DUTIES, Duty

HOME = Path("/srv/simpul")


@pytest.fixture
def written(settings: Any) -> dict[str, str]:
    settings.DATA_DIR = Path("/var/lib/simpul")
    return dict(files(Machine("simpul", HOME, "simpul.example")))


def unit(text: str) -> ConfigParser:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds capitals
    parser.read_string(text)
    return parser


def test_target_wants_each_service_and_each_timer(written: dict[str, str]) -> None:
    wanted = unit(written["systemd/simpul.target"])["Unit"]["Wants"].split()
    assert wanted == units()
    assert len(wanted) == len(SERVICES) + len(DUTIES)
    assert {f"systemd/{name}" for name in wanted} < written.keys()


def test_each_service_is_an_account_that_writes_to_its_data_only(written: dict[str, str]) -> None:
    services = {name: text for name, text in written.items() if name.endswith(".service")}
    assert len(services) == len(SERVICES) + len(DUTIES)
    for name, text in services.items():
        service = unit(text)["Service"]
        assert (service["User"], service["UMask"]) == ("simpul", "0027"), name
        assert service["ProtectSystem"] == "strict"
        assert service["NoNewPrivileges"] == service["ProtectHome"] == "yes"
        assert "ReadWritePaths=/var/lib/simpul" in text
        assert service["Environment"] == "LOG_FORMAT=json"
        assert unit(text)["Unit"]["PartOf"] == "simpul.target"
    assert "ReadWritePaths=/var/backups/simpul" in services["systemd/simpul-backup.service"]


def test_home_folder_of_a_person_is_not_closed_to_its_own_services() -> None:
    written = dict(files(Machine("ayu", Path("/home/ayu/simpul"), "simpul.example")))
    assert "ProtectHome" not in written["systemd/simpul-web.service"]


def test_commands_of_all_services_exist(written: dict[str, str], settings: Any) -> None:
    settings.TASKS = {**settings.TASKS, "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    checked = 0
    for name, text in written.items():
        if name.endswith(".service") and "manage.py" in text:
            words = shlex.split(unit(text)["Service"]["ExecStart"])
            command, *options = words[words.index("manage.py") + 1 :]
            parser = load_command_class(get_commands()[command], command).create_parser("", command)
            parser.parse_args(options)
            checked += 1
    assert checked == len(SERVICES) - 1 + len(DUTIES)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "duty", [duty for duty in DUTIES if duty.name != "backup"], ids=lambda duty: duty.name
)
def test_duty_may_be_run_twice(duty: Duty, settings: Any) -> None:
    settings.TASKS = {**settings.TASKS, "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for _ in range(2):
        call_command(*shlex.split(duty.command), verbosity=0)


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_web_server_passes_everything_on(name: str, written: dict[str, str]) -> None:
    """Also uploads, so that the portal is asked who may read them."""
    text = written[name]
    assert "simpul.example" in text
    assert "127.0.0.1:8000" in text
    words = [line.split()[0] for line in text.splitlines() if line.strip() and "#" not in line]
    assert not {"alias", "file_server", "try_files"}.intersection(words)
    assert "25" in text


def test_each_request_has_one_name_in_all_logs(written: dict[str, str]) -> None:
    assert "proxy_set_header X-Request-ID $request_id;" in written["nginx.conf"]
    assert "header_up X-Request-ID {http.request.uuid}" in written["Caddyfile"]


def test_nginx_throws_away_what_visitors_say_of_their_address(written: dict[str, str]) -> None:
    assert "X-Forwarded-For $remote_addr;" in written["nginx.conf"]
    assert "$proxy_add_x_forwarded_for" not in written["nginx.conf"]


def test_command_writes_them_all(tmp_path: Path, written: dict[str, str]) -> None:
    call_command("deploy_files", tmp_path, host="simpul.example", home=HOME, verbosity=0)
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == written.keys()


def test_gunicorn_opens_no_door_beside_the_web() -> None:
    assert gunicorn.control_socket_disable
    assert gunicorn.bind.startswith("127.0.0.1:")


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO", "REMOTE_USER", "script_name"])
def test_gunicorn_believes_no_header_about_the_address(name: str) -> None:
    """Caddy hands on what visitors send, and trusted proxies may set them by default."""
    served = Config()
    for setting, value in vars(gunicorn).items():
        if setting in served.settings:
            served.set(setting, value)
    sent = f"GET /pwn/id/ HTTP/1.1\r\nHost: x\r\n{name}: /pwn\r\n\r\n".encode()
    request = next(RequestParser(served, [sent], ("127.0.0.1", 1)))
    assert [header for header, _value in request.headers] == ["HOST"]
