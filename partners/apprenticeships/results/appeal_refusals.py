"""Why an act on an appeal is refused, with its words."""

from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.refusals import ApplicationRefusal


class WordsAreMissing(ApplicationRefusal):
    about = ("why", "reason")
    words = _("Say why, in your own words.")


class AppealsAreOver(ApplicationRefusal):
    """Facts: until, the last moment in words."""

    words = _("Appeals against this result could be made until %(until)s.")


class IsAppealed(ApplicationRefusal):
    """Once per matter, unless it was withdrawn."""

    about = ("kind",)
    words = _("You have appealed about this already. Each matter is appealed once.")


class AppealedTooOften(ApplicationRefusal):
    """It was withdrawn each time. Facts: most."""

    about = ("kind",)
    words = _("You have appealed about this and withdrawn it %(most)s times. That is all.")


class IsAnswered(ApplicationRefusal):
    words = _("It is answered or withdrawn: nothing changes any more.")
