"""A goal for which nothing is noted asks the person in charge. The mail says neither who nor what: only the page does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.reminders import Due, ReminderRule
from inclusion.models import Pupil
from inclusion.queries.progress import asked_on, waiting_for, waiting_goals
from schools.links import school_url
from schools.models import School


def quiet_goals(school: School, today: date) -> Iterable[Due]:
    """Goals without an entry for some weeks, under a consent in force at this moment."""
    for goal, person in waiting_for(waiting_goals(Pupil.objects.filter(school=school), today)):
        yield Due(
            subject=goal, due_on=asked_on(goal), recipients=[person], headline=_("Catatan perkembangan seorang siswa ditunggu"),
            detail=_("Beberapa minggu belum ada catatan untuk salah satu tujuannya."),
            url=school_url(school, "inclusion:progress_sheet"),
        )  # fmt: skip


RULES = (ReminderRule("inclusion.progress_quiet", _("Catatan perkembangan ditunggu"), (0, -14), quiet_goals),)
