"""What machines read of a tool."""

from django import template

from knowledge import linked_data

register = template.Library()
register.simple_tag(linked_data.resource, name="tool_data")
