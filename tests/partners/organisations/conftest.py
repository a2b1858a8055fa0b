"""Staff with and without rights."""

import pytest
from django.contrib.auth.models import Permission

from portal.users.models import User


@pytest.fixture
def editor(db: None) -> User:
    """May add, change and delete organisations, and enter the admin."""
    user = User.objects.create_user("editor@example.org", "x", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="organisations")
        | Permission.objects.filter(codename="access_admin")
    )
    return user
