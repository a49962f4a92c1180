"""The tables of moves of collaboration, one module per noun."""

from collaboration.workflow.group import CYCLE, GROUP
from collaboration.workflow.meeting import MEETING

ALL: tuple = (GROUP, CYCLE, MEETING)

__all__ = ["ALL", "CYCLE", "GROUP", "MEETING"]
