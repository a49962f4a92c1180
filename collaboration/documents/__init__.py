"""The papers of collaboration as dataclasses of final strings."""
