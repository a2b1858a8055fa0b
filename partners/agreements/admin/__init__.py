"""The register in Wagtail's admin."""
