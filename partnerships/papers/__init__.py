"""From rows to papers: builders that read a record and return the frozen dataclass of its PDF (partnerships.documents)."""
