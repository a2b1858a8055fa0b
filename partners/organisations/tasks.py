from django_tasks import task

from partners.organisations.services import country_lists, duplicates


@task(backend="jobs")
def review_register(review: int) -> str:
    """Look through the register; the state it came to."""
    done = duplicates.carry_out(review)
    return done.state if done else ""


@task(backend="jobs")
def list_country(made: int) -> str:
    """Make the list of the country; the state it came to."""
    done = country_lists.carry_out(made)
    return done.state if done else ""
