"""docs/operations.md, typed as it stands, in order, on an empty PostgreSQL.

What belongs to the machine (packages, accounts, systemd, certificates) is passed over by name, so
that a new command of the page is either run here or named below. Run by root, as on the machine,
what the page gives to the service's account is done by an account without rights (`nobody`): it
owns its data and its database, and reads the code. Everything lies in a folder of its own.
"""

import grp
import os
import pwd
import re
import stat
import subprocess
import sys
import tempfile
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
    "systemctl",
)
IS_ROOT = os.getuid() == 0
ACCOUNT = pwd.getpwnam("nobody") if IS_ROOT else pwd.getpwuid(os.getuid())
GROUP = grp.getgrgid(ACCOUNT.pw_gid).gr_name
AS_ACCOUNT = f"runuser -u {ACCOUNT.pw_name} -- " if IS_ROOT else ""
# Words of the page → what they are here. Nothing is exported: the file has to be enough.
HERE = {
    "runuser -u simpul -- ": AS_ACCOUNT,
    "runuser -u postgres -- ": "env PGHOST=$SOCKET PGUSER=simpul ",
    "createuser simpul": f"createuser {ACCOUNT.pw_name}",
    "--owner simpul": f"--owner {ACCOUNT.pw_name}",
    "-o simpul ": f"-o {ACCOUNT.pw_name} ",
    "-g simpul ": f"-g {GROUP} ",
    "make ": "make -o .venv/.runtime ",
    ".venv/bin/python": sys.executable,
    "submission://user:password@mail.example:587": "console://",
    "postgres:///simpul": "postgres:///simpul?host=$SOCKET",
    "/var/": "$FOLDER/var/",
    "/etc/": "$FOLDER/etc/",
    "deploy_files deploy": "deploy_files $FOLDER/deploy",
    " deploy/": " $FOLDER/deploy/",
    "/dev/null .env": "/dev/null $ENV_FILE",
    ">.env ": ">$ENV_FILE ",
}
BEFORE = """
set -euo pipefail
SOCKET=${DATABASE_URL##*host=}
unset DATABASE_URL
touch $ENV_FILE
[ $UID != 0 ] || chmod 711 $SOCKET
chmod 755 $FOLDER
mkdir -p $FOLDER/etc/systemd/system $FOLDER/etc/nginx/sites-available $FOLDER/var/{lib,backups}
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


def opened() -> str:
    """Commands that let the account through to interpreter and code, for this run only: where they
    lie in somebody's home, that is another, emptier one in a mount namespace of its own.
    """
    lines = []
    for number, place in enumerate({Path(sys.base_prefix), Path(sys.prefix), ROOT}):
        for closed in reversed(place.parents):
            if not closed.stat().st_mode & stat.S_IXOTH:
                kept = f"$FOLDER/way/{number}"
                lines += (f"mkdir -p {kept}", f"mount --bind {place} {kept}")
                lines.append(f"mountpoint -q {closed} || mount -t tmpfs -o mode=755 none {closed}")
                lines += (f"mkdir -p {place}", f"mount --move {kept} {place}")
                break
    return "\n".join([*lines, ""])


def test_page_of_operations_works_as_it_stands() -> None:
    script = [here(one) for one in commands() if not one.startswith(PASSED_OVER)]
    assert len(script) > 14, script
    script.append(f"{AS_ACCOUNT}{sys.executable} - <<'END'\n{AFTER}END\n")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    started = time.monotonic()
    # Not in pytest's folder, which opens to its owner only.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 - our own script
            [
                str(ROOT / ".ci/postgres"),
                *(("unshare", "--mount") if IS_ROOT else ()),
                *("bash", "-c", "".join([BEFORE, opened() if IS_ROOT else "", *script])),
            ],
            cwd=ROOT,
            env={**kept, "FOLDER": folder, "ENV_FILE": f"{folder}/.env"},
            capture_output=True,
            text=True,
            check=False,
        )
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    seconds = time.monotonic() - started
    print(f"{len(script)} commands in {seconds:.0f} s, as the account {ACCOUNT.pw_name}")
    if not IS_ROOT:
        print("NOT ROOT: no account but this one had a part, so nothing was learnt of its rights.")
