"""Terms of the glossary."""

import factory

from knowledge.glossary.models import Term


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Term

    code = factory.Sequence(lambda n: f"istilah-{n}")
    name_id = factory.Sequence(lambda n: f"Istilah {n}")
    name_en = factory.Sequence(lambda n: f"Term {n}")
    meaning_id = "Artinya begini."
    meaning_en = "It means this."
