"""The editors' handbook: pages beside the code that they describe, opened from the admin's help."""
