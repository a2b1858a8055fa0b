from django_tasks import task

from partners.apprenticeships.results import running


@task(backend="jobs")
def match_round(matching: int) -> str:
    """Match a round, or compare; the state it came to, "" when there was nothing to do."""
    return running.run(matching) or ""
