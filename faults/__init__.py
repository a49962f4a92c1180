"""Faults, really made to happen, and what was lost (reliability.md section 3.2): `bin/faults`."""
