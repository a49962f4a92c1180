"""Numbers of the letters that meetings send: one register with the agreements of the school."""

from __future__ import annotations

from datetime import date

from collaboration.models import Meeting
from partnerships.models import AgreementParty
from schools.models import School
from schools.numbering import PatternProblem, suggest


def suggested_letter_number(school: School, on: date) -> str:
    """The next number for a letter dated `on`; '' when the school's pattern cannot make one. Two queries."""
    letters = Meeting.objects.filter(school=school, letter_on__year=on.year).exclude(letter_number="")
    agreements = AgreementParty.objects.filter(
        agreement__school=school, party__partner=None, agreement__created_at__year__gte=on.year - 1
    ).exclude(number="")
    used = [*letters.values_list("letter_number", flat=True), *agreements.values_list("number", flat=True)]
    try:
        return suggest(school, used, on)
    except PatternProblem:
        return ""
