"""Reminders: rules say what is due, the ledger says what was said, once, to whom (product promise 6).

Level-triggered: each sweep asks every rule "what is due around today?" and fills in what the ledger lacks. Nothing is
remembered between sweeps, so an outage of any length heals by itself:

- only the newest passed distance of a due date is sent; older ones that were missed are on record as superseded;
- what should have been sent more than 14 days ago is not sent, but recorded as missed;
- what is planned by the first sweep after a silence of more than 6 hours reaches each person as one digest.
"""

from core.reminders.planning import plan
from core.reminders.rules import FARTHEST, LATEST, MOST, Address, Due, ReminderRule, register
from core.reminders.sending import may_write, send_due, settle

__all__ = [
    "FARTHEST",
    "LATEST",
    "MOST",
    "Address",
    "Due",
    "ReminderRule",
    "may_write",
    "plan",
    "register",
    "send_due",
    "settle",
]
