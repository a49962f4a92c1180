"""Who may do what: the part "accommodations" of inclusion. How to read it: tests/access/table.py; who is who there: scenes/in_pupils.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.access.scene import TODAY

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg

# The one-page profile: the pupil's teachers and team, support staff, the parents; never the principal, who is not on the team
inclusion:accommodation_list           .                       GET  -    -    -    ok   ok   ok   ok   -    -    -    ok   -    -
inclusion:accommodation_page           pupil                   GET  -    -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:accommodation_acknowledge    pupil                   POST -    -    -    ok   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_paper          pupil                   POST -    -    -    ok   -    ok   ok   -    -    -    ok   -    -
inclusion:accommodation_choose         pupil                   GET  -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_add            pupil                   GET  -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_add            pupil                   POST -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_edit           accommodation           GET  -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_edit           accommodation           POST -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_review         accommodation           GET  -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_review         accommodation           POST -    -    -    no   -    ok   ok   -    -    -    no   -    -
inclusion:accommodation_mark           accommodation           POST -    -    -    ok   -    ok   ok   -    -    -    no   -    -
core:document                          accommodation_paper     GET  -    -    -    ok   -    ok   ok   -    -    -    ok   -    -

# The sheet of a class and its share in a lesson: for those who teach; a pupil stands there for those who teach that pupil
inclusion:class_sheet                  pupil_room              GET  -    -    -    ok   ok   ok   ok   -    -    -    -    -    -
inclusion:class_sheet_paper            pupil_room              POST -    -    -    ok   late ok   ok   -    -    -    -    -    -
inclusion:class_accommodations         pupil_room              GET  -    -    -    ok   ok   ok   ok   -    -    -    -    -    -
core:document                          sheet_paper             GET  -    -    -    ok   -    -    -    -    -    -    -    -    -

# The school's catalogue: support staff
inclusion:catalogue                    .                       GET  -    -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:catalogue_add                .                       GET  -    -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:catalogue_add                .                       POST -    -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:catalogue_edit               catalogue_item          GET  -    -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:catalogue_edit               catalogue_item          POST -    -    -    -    -    ok   ok   -    -    -    -    -    -
inclusion:catalogue_show               catalogue_item          POST -    -    -    -    -    ok   ok   -    -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("inclusion:accommodation_acknowledge", "pupil"): lambda lot: {"edition": lot.pupil.accommodation_page.edition},
    ("inclusion:accommodation_mark", "accommodation"): lambda lot: {"is_given": "yes", "on": TODAY},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
