"""The only doors to objects: visible to this actor, or 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from partnerships.models import (
    Activity,
    Agreement,
    AgreementClause,
    AgreementParty,
    ArticleChange,
    Candidate,
    Conversation,
    EvaluationRound,
    Need,
    Obligation,
    ObligationSeries,
    Partner,
    Partnership,
    Risk,
)
from partnerships.policy import check_see_directory, check_see_needs, check_see_partnerships, check_see_workings
from partnerships.queries.record import seen_partnership


def load_need(request: HttpRequest, pk: int) -> Need:
    check_see_needs(request.actor)
    return get_object_or_404(Need.objects.visible_to(request.actor), pk=pk)


def load_partner(request: HttpRequest, pk: int) -> Partner:
    check_see_directory(request.actor)
    return get_object_or_404(Partner.objects.visible_to(request.actor), pk=pk)


def load_partnership(request: HttpRequest, pk: int) -> Partnership:
    """With its proposal, or the knowledge that there is none."""
    check_see_partnerships(request.actor)
    found = seen_partnership(request.actor, pk)
    if found is None:
        raise Http404
    found.school = request.school
    return found


def load_candidate(request: HttpRequest, pk: int) -> Candidate:
    check_see_workings(request.actor)
    rows = Candidate.objects.filter(partnership__in=Partnership.objects.visible_to(request.actor))
    found = get_object_or_404(rows.select_related("partner", "partnership__lead"), pk=pk)
    found.partnership.school = request.school
    return found


def load_agreement(request: HttpRequest, pk: int) -> Agreement:
    check_see_partnerships(request.actor)
    found = get_object_or_404(Agreement.objects.visible_to(request.actor).select_related("partnership__lead"), pk=pk)
    found.school = found.partnership.school = request.school
    return found


def load_agreement_clause(request: HttpRequest, pk: int) -> AgreementClause:
    check_see_partnerships(request.actor)
    clauses = AgreementClause.objects.filter(agreement__in=Agreement.objects.visible_to(request.actor))
    return get_object_or_404(clauses.select_related("agreement"), pk=pk)


def load_article_change(request: HttpRequest, pk: int) -> ArticleChange:
    check_see_partnerships(request.actor)
    rows = ArticleChange.objects.filter(addendum__in=Agreement.objects.visible_to(request.actor))
    found = get_object_or_404(rows.select_related("addendum__partnership__lead", "addendum__base"), pk=pk)
    found.addendum.school = found.addendum.partnership.school = request.school
    return found


def load_agreement_party(request: HttpRequest, pk: int) -> AgreementParty:
    check_see_partnerships(request.actor)
    parties = AgreementParty.objects.filter(agreement__in=Agreement.objects.visible_to(request.actor))
    found = get_object_or_404(parties.select_related("agreement__partnership__lead", "party__partner"), pk=pk)
    found.agreement.school = found.agreement.partnership.school = request.school
    return found


def load_obligation(request: HttpRequest, pk: int) -> Obligation:
    check_see_partnerships(request.actor)
    rows = Obligation.objects.visible_to(request.actor).select_related(
        "partnership__lead", "party__partner", "series__agreement"
    )
    found = get_object_or_404(rows, pk=pk)
    found.school = found.partnership.school = request.school
    return found


def load_series(request: HttpRequest, pk: int) -> ObligationSeries:
    check_see_partnerships(request.actor)
    rows = ObligationSeries.objects.visible_to(request.actor).select_related(
        "partnership__lead", "party__partner", "agreement"
    )
    found = get_object_or_404(rows, pk=pk)
    found.school = found.partnership.school = request.school
    return found


def load_activity(request: HttpRequest, pk: int) -> Activity:
    check_see_partnerships(request.actor)
    found = get_object_or_404(
        Activity.objects.visible_to(request.actor).select_related("partnership__lead", "in_charge"), pk=pk
    )
    found.school = found.partnership.school = request.school
    return found


def load_round(request: HttpRequest, pk: int) -> EvaluationRound:
    check_see_partnerships(request.actor)
    found = get_object_or_404(
        EvaluationRound.objects.visible_to(request.actor).select_related("partnership__lead"), pk=pk
    )
    found.school = found.partnership.school = request.school
    return found


def load_conversation(request: HttpRequest, pk: int) -> Conversation:
    check_see_workings(request.actor)
    rows = Conversation.objects.visible_to(request.actor).select_related("partnership__lead")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.partnership.school = request.school
    return found


def load_risk(request: HttpRequest, pk: int) -> Risk:
    check_see_workings(request.actor)
    rows = Risk.objects.visible_to(request.actor).select_related("partnership__lead", "owner", "response__round")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.partnership.school = request.school
    return found
