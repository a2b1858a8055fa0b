"""What people see and do about their organisations, under the workspace (portal/workspace.py)."""
