"""Tags of the templates of partnerships."""
