"""Demo content of this app: vocabulary, regions and facts; the pages come last (`site`)."""

from home.models import DatedFact
from home.services.progress import Progress
from home.services.regions import load_regions
from home.services.site import ensure_home
from home.services.vocabulary import load_facts, load_vocabulary


def load(progress: Progress) -> None:
    load_vocabulary(progress)
    load_regions(progress)
    load_facts(progress)
    ensure_home()


def unload() -> None:
    """Vocabulary and regions are real and stay."""
    DatedFact.objects.filter(is_demo=True).delete()
