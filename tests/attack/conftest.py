from tests.portal.backup.site import site

__all__ = ["site"]
