"""What a table may weigh, and how it is refused."""

from dataclasses import dataclass

MIB = 1024 * 1024


class TableRefused(ValueError):
    """A file that cannot be read as a table; ``sentence`` tells the person why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Limits:
    """How much of a file is read (reliability.md T17). Sizes in bytes.

    ``unpacked``, ``ratio`` and ``entries`` are checked in a workbook's directory before anything is
    unpacked: 389 KiB can hold 96 MiB. ``seconds`` bounds the reading itself.
    """

    rows: int = 50_000
    bytes: int = 15 * MIB
    columns: int = 500
    cell: int = 32_767
    unpacked: int = 20 * MIB
    ratio: int = 100
    entries: int = 200
    seconds: int = 20
