"""The tables of moves of collaboration, one module per noun."""

ALL: tuple = ()
