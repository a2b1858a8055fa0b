"""Messages that leave by a job: whoever waits for the page learns nothing of them."""

import logging

from django_tasks import task

from home import sms
from portal.users import messages
from portal.users.models import Proof

logger = logging.getLogger(__name__)


@task(backend="jobs")
def send_proof(key: int) -> None:
    """What a proof says to whom it was asked of, if anything."""
    proof = Proof.objects.filter(pk=key).first()
    if proof is None:
        return
    if proof.kind == "email":
        messages.write(proof)
    elif text := messages.text_of(proof):
        send_text(proof.contact, text)


@task(backend="jobs")
def tell(number: str, text: str) -> None:
    send_text(number, text)


def send_text(number: str, text: str) -> None:
    """One attempt: a code that comes late helps nobody, and who misses it asks for another."""
    try:
        sms.send(number, text)
    except sms.NotSent:
        logger.warning("a short message was not sent", exc_info=True)
