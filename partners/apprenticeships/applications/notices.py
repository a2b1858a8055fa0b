"""What is told about applications."""

from partners.apprenticeships.applications.models import Submission


def tell_handed_in(submission: Submission) -> None:
    """The receipt."""
