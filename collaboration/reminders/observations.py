"""What of an observation must not be missed. A reminder says with whom; what about, only the page tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.models import Observation
from core.reminders import Due, ReminderRule
from schools.links import school_url
from schools.models import School, User

S = Observation.State


def _with(other: User) -> Callable[[], str]:
    return lambda: _("Observasi kelas dengan %(who)s") % {"who": other.display_name}


def _rows(school: School, state: str) -> Iterable[Observation]:
    return Observation.objects.filter(school=school, state=state).select_related("school", "observed", "observer")


def _each(row: Observation, due_on: date, wanted: Callable[[int], bool], detail: Callable[[], str]) -> Iterator[Due]:
    for person, other in ((row.observed, row.observer), (row.observer, row.observed)):
        if wanted(person.pk):
            yield Due(
                subject=row, due_on=due_on, recipients=[person], headline=_with(other), detail=detail,
                url=school_url(row.school, "collaboration:observation", row.pk),
            )  # fmt: skip


def unanswered(school: School, today: date) -> Iterable[Due]:
    """Invitations that wait for an answer, by the day of the lesson."""
    for row in _rows(school, S.REQUESTED):
        yield from _each(
            row, row.day(), lambda pk, row=row: not row.agreed_by(pk), lambda: _("Ajakan ini menunggu jawaban Anda.")
        )


def lessons(school: School, today: date) -> Iterable[Due]:
    """Agreed observations, the day before."""
    for row in _rows(school, S.AGREED):
        yield from _each(row, row.day(), lambda pk: True, lambda: _("Waktunya sudah disepakati."))


def reflections(school: School, today: date) -> Iterable[Due]:
    """Reflections that are not sent, by the third school day."""
    for row in _rows(school, S.HELD):
        if row.feedback_due_on:
            yield from _each(
                row,
                row.feedback_due_on,
                lambda pk, row=row: not row.reflected_by(pk),
                lambda: _("Refleksi Anda ditunggu."),
            )


def check_backs(school: School, today: date) -> Iterable[Due]:
    """The day on which the two look again."""
    for row in _rows(school, S.REFLECTED):
        if row.check_back_on:
            yield from _each(
                row, row.check_back_on, lambda pk: True, lambda: _("Saatnya melihat lagi hasilnya bersama.")
            )


RULES = (
    ReminderRule(
        "collaboration.observation_answer", gettext_lazy("Ajakan observasi menunggu jawaban"), (3, 1), unanswered
    ),
    ReminderRule("collaboration.observation_lesson", gettext_lazy("Observasi kelas besok"), (1,), lessons),
    ReminderRule("collaboration.observation_feedback", gettext_lazy("Refleksi observasi"), (1, 0, -2), reflections),
    ReminderRule("collaboration.observation_check_back", gettext_lazy("Tindak lanjut observasi"), (1, 0), check_backs),
)
