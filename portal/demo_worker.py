"""The demo's worker of jobs: begins what was broken off, and ends with the web server."""

import os
import threading
import time

SECONDS = 1.0


def main() -> None:
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")

    import django
    from django.core.management import call_command

    django.setup()
    call_command("recover_jobs", verbosity=0)
    options = ("--backend=jobs", "--queue-name=*", f"--interval={SECONDS}", "--no-reload")
    call_command("db_worker", *options, "--no-startup-delay", verbosity=0)


def _end_with(parent: int) -> None:
    """Whoever started it became the web server and kept its number."""
    while os.getppid() == parent:
        time.sleep(SECONDS)
    os._exit(0)


if __name__ == "__main__":
    main()
