"""Settings: documented, and production refuses to start without its secrets."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "x9" * 30 + "aZ!",
    "ALLOWED_HOSTS": "simpul.example",
    "BASE_URL": "https://simpul.example",
    "EMAIL_URL": "submission://user:password@mail.example:587",
}


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    read = set(re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "portal/settings/env.py").read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.M))
    assert read == documented


def test_production_refuses_to_start_without_its_secrets() -> None:
    result = _manage("check", {"DJANGO_SETTINGS_MODULE": "portal.settings.production"})
    assert result.returncode != 0
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL"):
        assert name in result.stderr


def test_mail_of_an_unknown_kind_is_refused() -> None:
    """It would go out unencrypted, by a server that nobody named."""
    result = _manage("check", PRODUCTION | {"EMAIL_URL": "smtp+tls://user:password@mail.example"})
    assert result.returncode != 0
    assert "EMAIL_URL begins with smtp+tls:" in result.stderr


def test_production_settings_pass_the_deployment_check() -> None:
    result = _manage("check", PRODUCTION, "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


def test_production_queues_its_jobs_and_refuses_to_run_them_in_requests() -> None:
    assert "jobs.E001" not in _manage("check", PRODUCTION, "--tag", "jobs").stderr
    result = _manage("check", PRODUCTION | {"JOBS": "immediate"}, "--tag", "jobs")
    assert result.returncode != 0
    assert "jobs.E001" in result.stderr


def test_file_beside_manage_py_is_enough_in_production(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("\n".join(f"{name}={value}" for name, value in PRODUCTION.items()))
    ask = (
        "from django.conf import settings as s; print(s.SETTINGS_MODULE, s.EMAIL_HOST, s.BASE_URL)"
    )
    result = _manage("shell", {"ENV_FILE": str(file)}, "--no-imports", "-c", ask)
    assert result.stdout.split() == [
        "portal.settings.production",
        "mail.example",
        "https://simpul.example",
    ], result.stderr


def test_named_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = _manage("check", {"ENV_FILE": str(tmp_path / "none")})
    assert result.returncode != 0
    assert "is not there" in result.stderr


def _manage(
    command: str, environment: dict[str, str], *options: str
) -> subprocess.CompletedProcess[str]:
    clean = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", command, *options],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
