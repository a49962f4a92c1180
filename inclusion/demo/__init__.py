"""Inclusion at the demo school: fourteen invented pupils."""
