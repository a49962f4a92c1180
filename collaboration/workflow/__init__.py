"""The tables of moves of collaboration, one module per noun."""

from collaboration.workflow.group import CYCLE, GROUP

ALL: tuple = (GROUP, CYCLE)

__all__ = ["ALL", "CYCLE", "GROUP"]
