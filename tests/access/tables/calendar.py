"""Who may do what: the part "calendar" of collaboration. How to read it: tests/access/table.py.

The law is the row "collaboration calendar" of product.md: principal, operator, coach and supervisor read, the hub writes, those who
work with pupils write their own, the committee finds protocol meetings and nothing else. An observation (`seen_event`) is there for
its own people and the leaders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                      act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:calendar                 .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:calendar_week            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:calendar_week_paper      .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:calendar_list            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:event                    own_event               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:event                    hub_event               GET  ok   ok   ok   ok   ok   ok   ok   ok   -    ok   -    -    -
collaboration:event                    seen_event              GET  ok   ok   -    ok   -    -    -    -    -    -    -    -    -
collaboration:event                    meeting_event           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:event_create             .                       GET  no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
collaboration:event_create             .                       POST no   ok   no   ok   ok   ok   ok   no   no   no   -    -    -
collaboration:event_edit               own_event               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_edit               own_event               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_edit               hub_event               GET  no   ok   no   no   no   no   no   no   -    no   -    -    -
collaboration:event_edit               meeting_event           GET  no   no   no   no   no   no   no   no   no   no   -    -    -
collaboration:event_cancel             own_event               GET  no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_cancel             own_event               POST no   ok   no   ok   no   no   no   no   -    no   -    -    -
collaboration:event_cancel             seen_event              GET  no   no   -    no   -    -    -    -    -    -    -    -    -
collaboration:feed_settings            .                       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:feed_settings            .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:feed_close               .                       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -

# Master data of the school (settings): principal and operator, for everybody else these pages do not exist
schools:settings_subjects              .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_subjects              .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_subjects_edit         a_subject               GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_subjects_edit         a_subject               POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_subjects_remove       spare_subject           POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_rooms                 .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_rooms                 .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_rooms_edit            a_room                  GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_rooms_edit            a_room                  POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_rooms_remove          spare_room              POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_classes               .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_classes               .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_classes_edit          a_class                 GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_classes_edit          a_class                 POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_classes_remove        spare_class             POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_lessons               .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_lessons               .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_lessons_edit          a_lesson                GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_lessons_edit          a_lesson                POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_lessons_remove        spare_lesson            POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_holidays              .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_holidays              .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_holidays_edit         a_holiday               GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_holidays_edit         a_holiday               POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_holidays_remove       spare_holiday           POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_class_carry           .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:settings_class_carry           .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import               .                       GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import               .                       POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import_batch         lesson_import           GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import_columns       lesson_import           GET  ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import_columns       lesson_import           POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
schools:timetable_import_act           lesson_import/buang     POST ok   -    ok   -    -    -    -    -    -    -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
