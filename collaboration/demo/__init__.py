"""The demo school works together: a term of all seven practices, built by the real actions."""
