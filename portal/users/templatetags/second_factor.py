"""What templates ask about the second factor."""

from django import template

from portal.users import second_factor

register = template.Library()
register.filter("needs_second_factor", second_factor.is_required)
