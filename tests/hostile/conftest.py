"""The scene of the access tests: one of everything at two schools, inside one transaction."""

from tests.access.conftest import scene

__all__ = ["scene"]
