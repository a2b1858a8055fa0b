"""What the admin asks for: one form per action, nothing that the action does not need."""
