from django_tasks import task

from knowledge.extraction import services


@task(backend="jobs")
def extract_text(document_id: int) -> str:
    """Take the text out of a document; the state it came to."""
    return services.extract(document_id) or ""
