"""Pages of a host's people below the workspace."""
