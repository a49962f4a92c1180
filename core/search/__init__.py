"""Search that forgives spelling, the same on PostgreSQL and SQLite.

    class Partner(models.Model):
        SEARCH = Search("name", "code")                      # its own columns
    class Agreement(models.Model):
        SEARCH = Search("subject", through=("parties",))     # and those of rows that belong to it

    found = find(Partner.objects.visible_to(actor), "SMAN 1 Bantull")
    found.rows       narrowed, in whatever order the list asks for
    found.similar    True when nothing fitted as typed and these only resemble it

The database keeps the indexes itself (docs/adr/0007): whatever writes a row, it is found. `SEARCH` is the one place that names
the columns; the indexes are made and remade after `migrate`.
"""

from core.search.finding import MOST, Found, Open, find, find_each
from core.search.spec import Search, of, searchable
from core.search.thesaurus import teach

__all__ = ["MOST", "Found", "Open", "Search", "find", "find_each", "of", "searchable", "teach"]
