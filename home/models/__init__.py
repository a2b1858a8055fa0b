"""The shared vocabulary and the site's own pages. Uses no other app."""

from home.models.regions import Region
from home.models.taxonomy import BusinessUnit, Challenge, Competency, Sector, Stage, Term

__all__ = ["BusinessUnit", "Challenge", "Competency", "Region", "Sector", "Stage", "Term"]
