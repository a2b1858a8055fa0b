from django_tasks import task

from home.notices import sending


@task(backend="jobs")
def send_letter(letter: int) -> str:
    """Send a letter; the state it came to."""
    return sending.send(letter) or ""
