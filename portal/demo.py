"""`make demo`: prepare the database, seed it once, build the index, serve the portal.

NATION=1 adds a made-up cooperative for each of 82,780 villages, also to the data of an earlier run.
"""

import os
import socket
import subprocess
import sys

from portal.settings import env

LOGINS = ("admin@simpul.demo", "moderator@simpul.demo", "editor@simpul.demo")
# A cooperative's representative and contributor, representatives of two partners (the first of a
# host of apprentices, too), a business assistant with mandates, a project management officer with
# an area.
MEMBERS = (
    "pengurus@simpul.demo",
    "kontributor@simpul.demo",
    "mitra@simpul.demo",
    "ica@simpul.demo",
    "ba@simpul.demo",
    "pmo@simpul.demo",
)


def main() -> None:
    if env.DJANGO_SETTINGS_MODULE.endswith(".production"):
        sys.exit("The settings are those of production; the demo would fill its database.")
    port = _port(os.environ.get("PORT", "8000"))
    _refuse_taken(port)
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
    _start_django()
    _migrate()
    _seed_once()
    _start_worker()
    _welcome(port)
    os.execv(  # noqa: S606 - our own interpreter
        sys.executable,
        [
            sys.executable,
            *("-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"),
            *("--access-logfile", os.environ.get("ACCESS_LOG", "/dev/null")),
            # Addresses of any length are answered by the portal, in the reader's language.
            *("--log-level", "warning", "--limit-request-line", "0", "--no-control-socket"),
        ],
    )


def _start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")

    import django
    from django.core.management import call_command

    from portal.management.commands.compile_catalogues import Command as CompileCatalogues

    _step("compiling the catalogues")
    # By its class: before setup() Django knows no commands of ours, after it the old words stay.
    call_command(CompileCatalogues(), verbosity=0)
    django.setup()


def _migrate() -> None:
    from django.core.management import call_command

    _step("migrating the database; silent for a minute or more, the first time")
    call_command("migrate", verbosity=0, interactive=False)


def _seed_once() -> None:
    from django.core.management import call_command

    from partners.organisations import demo as organisations
    from portal.users.models import User

    if os.environ.get("NATION") == "1" and not organisations.has_nation():
        _step("seeding the demo with 82,780 cooperatives and building the index: some minutes")
        call_command("seed_demo", nation=True)
        return
    if User.objects.filter(is_demo=True).exists():
        _step("keeping the data of the last run (remove the folder var/ to start anew)")
        call_command("reindex", "--if-needed")
        return
    _step("seeding the demo content and building the search index")
    call_command("seed_demo")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        sys.exit(f"PORT={text} is no port number. Choose one, for example: make demo PORT=8001")
    return int(text)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")


def _start_worker() -> None:
    """Long work, such as a list for the register, is done beside the web server, not in it. From
    here on jobs are kept in the database; what the seed asked for was done at once.
    """
    os.environ["JOBS"] = "database"
    subprocess.Popen([sys.executable, "-m", "portal.demo_worker"])


def _step(text: str) -> None:
    print(f"» {text}", flush=True)


def _welcome(port: int) -> None:
    from portal.users.demo import PASSWORD

    base = f"http://localhost:{port}"
    print(
        f"\n  Simpul Koperasi   {base}/id/   {base}/en/"
        f"\n  Admin             {base}/admin/"
        f"\n  Logins            {', '.join(LOGINS)}"
        f"\n  of members        {', '.join(MEMBERS)}"
        f"\n  Password          {PASSWORD}\n\n  Ctrl-C stops the server.\n",
        flush=True,
    )


if __name__ == "__main__":
    main()
