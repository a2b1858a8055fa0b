"""docs/operations.md, typed as it stands, in order, on an empty PostgreSQL.

What belongs to the machine (packages, accounts, systemd, certificates) is passed over by name, so
that a new command of the page is either run here or named below.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.test_docs import FENCED, ROOT

PASSED_OVER = (
    "adduser",
    "apt-get",
    "cd /srv/simpul",
    "certbot",
    "git ",
    "ln -s",
    "nginx -t",
    "runuser -u postgres",
    "systemctl",
)
# Words of the page → what they are here. Nothing is exported: the file has to be enough.
HERE = {
    "runuser -u simpul -- ": "",
    "-o simpul ": "",
    "-g simpul ": "",
    "make ": "make -o .venv/.runtime ",
    ".venv/bin/python": sys.executable,
    "submission://user:password@mail.example:587": "console://",
    "postgres:///simpul": "$ADDRESS",
    "/var/": "$FOLDER/var/",
    "/etc/": "$FOLDER/etc/",
    "deploy_files deploy": "deploy_files $FOLDER/deploy",
    " deploy/": " $FOLDER/deploy/",
    "/dev/null .env": "/dev/null $ENV_FILE",
    ">.env ": ">$ENV_FILE ",
}
BEFORE = """
set -euo pipefail
ADDRESS=$DATABASE_URL
unset DATABASE_URL
touch $ENV_FILE
mkdir -p $FOLDER/etc/systemd/system $FOLDER/etc/nginx/sites-available $FOLDER/var/lib
"""
AFTER = """
import portal.wsgi
from django.conf import settings
from django.test import Client
assert settings.SETTINGS_MODULE == "portal.settings.production"
client = Client(headers={"host": "simpul.example"})
for address in ("/id/", "/en/", "/id/perpustakaan/", "/en/library/", "/id/kontak/", "/en/about/"):
    assert client.get(address, secure=True).status_code == 200, address
"""

pytestmark = pytest.mark.attack


def commands() -> Iterator[str]:
    """One by one; a here-document belongs to the line that opens it."""
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    for block in FENCED.findall(text):
        yield from re.findall(r"^.*<<END\n(?:.*\n)*?END$|^.+$", block, re.MULTILINE)


def here(command: str) -> str:
    for word, meant in HERE.items():
        command = command.replace(word, meant)
    return f"echo » {command.splitlines()[0]!r}\n{command}\n"


def test_page_of_operations_works_as_it_stands(tmp_path: Path) -> None:
    script = [here(one) for one in commands() if not one.startswith(PASSED_OVER)]
    assert len(script) > 12, script
    started = time.monotonic()
    after = f"{sys.executable} - <<'END'\n{AFTER}END\n"
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {"FOLDER": str(tmp_path), "ENV_FILE": str(tmp_path / ".env")}
    done = subprocess.run(  # noqa: S603 - our own script
        [str(ROOT / ".ci/postgres"), "bash", "-c", BEFORE + "".join(script) + after],
        cwd=ROOT,
        env=kept | own,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    print(f"{len(script)} commands in {time.monotonic() - started:.0f} s")
