"""Tables in and out: read XLSX and CSV in whatever state they come, write them without formulas."""

from core.tabular.cells import Mend, clean_cell
from core.tabular.reader import Row, Table, TableStream, read_table, stream_table
from core.tabular.refusal import Limits, TableRefused
from core.tabular.writer import CsvFile, neutralise, write_csv, write_xlsx

__all__ = [
    "CsvFile",
    "Limits",
    "Mend",
    "Row",
    "Table",
    "TableRefused",
    "TableStream",
    "clean_cell",
    "neutralise",
    "read_table",
    "stream_table",
    "write_csv",
    "write_xlsx",
]
