"""The shared vocabulary and the site's own pages. Uses no other app.

Read in this order: taxonomy and regions stand alone; facts and site settings too;
base (what every page shares) uses `home.translation`; pages use base and the blocks.
"""

from home.models.base import BasePage
from home.models.facts import Bound, DatedFact, DatePrecision
from home.models.pages import HomePage, StandardPage
from home.models.regions import Region
from home.models.site import SiteSettings
from home.models.taxonomy import BusinessUnit, Challenge, Competency, Sector, Stage, Term

__all__ = [
    "BasePage",
    "Bound",
    "BusinessUnit",
    "Challenge",
    "Competency",
    "DatePrecision",
    "DatedFact",
    "HomePage",
    "Region",
    "Sector",
    "SiteSettings",
    "Stage",
    "StandardPage",
    "Term",
]
