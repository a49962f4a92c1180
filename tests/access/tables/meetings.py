"""Who may do what: the part "meetings" of collaboration. How to read it: tests/access/table.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

LINES = """
address                                on                          act  prin hub  oper lead staf gpk  bk   coac comm supv par  part strg
collaboration:meeting_list             .                           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_series_create    .                           GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_series_create    .                           POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_series_edit      meeting_series              GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_series_edit      meeting_series              POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_plan             meeting_series              GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_plan             meeting_series              POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_proposals        meeting_series              GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_proposals        meeting_series              POST ok   ok   no   ok   no   no   no   no   ok   no   -    -    -
collaboration:proposal_take            proposal                    POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:proposal_take            hidden_proposal             POST no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:proposal_put_off         proposal                    POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:proposal_withdraw        hidden_proposal             POST no   ok   -    -    -    -    -    -    ok   -    -    -    -
collaboration:meeting                  meeting                     GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting                  writing                     GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting                  sent_round                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting                  finished                    GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_edit             meeting                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_edit             meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_reschedule       meeting                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_reschedule       meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_invite           meeting                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_invite           meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_edit             writing                     GET  no   late no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_invite_late      coming                      POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_cancel           meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_move_on          writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_confirm          sent_round                  GET  no   no   no   no   no   no   no   no   ok   no   -    -    -
collaboration:meeting_confirm          sent_round                  POST no   no   no   no   no   no   no   no   ok   no   -    -    -
collaboration:meeting_confirm          finished                    GET  no   no   no   no   no   no   no   no   ok   no   -    -    -
collaboration:meeting_paper            meeting/daftar-hadir        POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_paper            finished/berita-acara       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_invitees         meeting                     GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:meeting_invitees         meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:guest_create             meeting                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:guest_create             meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:guest_create             writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_answer           coming                      POST ok   ok   -    ok   -    -    -    -    ok   -    -    -    -
collaboration:meeting_attendance       writing                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_attendance       writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:attendance_worker        writing                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:attendance_send          writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:invitee_remove           meeting_uninvited           POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:guest_link               meeting_guest               POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_agenda           meeting                     GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:agenda_item_create       meeting                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_create       meeting                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_edit         meeting_item                GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_edit         meeting_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_shift        meeting_item/naik           POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_remove       meeting_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:agenda_item_edit         hidden_item                 GET  no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:agenda_item_edit         hidden_item                 POST no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:agenda_item_shift        hidden_item/naik            POST no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:agenda_item_remove       hidden_item                 POST no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:data_upload              meeting_item                GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:data_upload              meeting_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:data_upload              hidden_item                 GET  no   ok   -    -    -    -    -    -    no   -    -    -    -
collaboration:meeting_data             meeting_data                GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
collaboration:data_show                meeting_preview             POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:data_remove              meeting_data                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_minutes          writing                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_closing          writing                     GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_closing          writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:meeting_remark           sent_round                  POST ok   ok   no   ok   no   no   no   no   ok   no   -    -    -
collaboration:meeting_remark           finished                    POST no   ok   no   no   no   no   no   no   ok   no   -    -    -
collaboration:remark_answer            remark                      GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:remark_answer            remark                      POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:item_minutes             writing_item                GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:item_minutes             writing_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:minutes_autosave         writing                     POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:point_add                writing_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:point_remove             point                       POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_add              writing_item                GET  no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_add              writing_item                POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_remove           decision                    POST no   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_settle           told_decision               GET  ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_settle           told_decision               POST ok   ok   no   no   no   no   no   no   no   no   -    -    -
collaboration:outcome_settle           hidden_decision             GET  ok   ok   -    -    -    -    -    -    no   -    -    -    -
schools:action_item                    hidden_action               GET  ok   ok   -    -    -    -    -    -    ok   -    -    -    -
core:document                          public_minutes              GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   -    -    -
core:document                          committee_minutes           GET  ok   ok   -    -    -    -    -    -    ok   -    -    -    -
"""

SENT: dict[tuple[str, str], Callable[[Any], Mapping[str, Any]]] = {
    ("collaboration:proposal_put_off", "proposal"): lambda lot: {"comment": "Alasan untuk uji."},
    ("collaboration:meeting_cancel", "meeting"): lambda lot: {"comment": "Alasan untuk uji."},
    ("collaboration:meeting_move_on", "writing"): lambda lot: {"name": "circulate"},
    ("collaboration:meeting_remark", "sent_round"): lambda lot: {"text": "Kata untuk uji."},
    ("collaboration:meeting_remark", "finished"): lambda lot: {"text": "Kata untuk uji."},
    ("collaboration:point_add", "writing_item"): lambda lot: {"speaker": "Guru", "point": "Kata untuk uji."},
}
"""What its acts send, where an empty form would not be an act at all: (address, on) -> form."""
