"""Measurements of speed and growth: `bin/bench`. What they say and how to read them: docs/scale.md. Never part of the tests."""
