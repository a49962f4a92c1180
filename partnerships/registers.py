"""The lists of partnerships, as saved views and exports know them. `AppConfig.ready` registers them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.filters import Filtered
from core.lists import ListKind
from core.policy import Actor
from partnerships.exports import (
    activities,
    agreements,
    contributions,
    dapodik,
    needs,
    obligations,
    partners,
    partnerships,
)
from partnerships.forms.agreement_filter import AgreementFilter
from partnerships.forms.directory_filter import NeedFilter, PartnerFilter
from partnerships.forms.duty_filter import ActivityFilter, ContributionFilter, ObligationFilter
from partnerships.forms.partnership_filter import PartnershipFilter
from partnerships.models import Activity, Agreement, Contribution, Need, Obligation, Partner, Partnership
from partnerships.policy import (
    check_import_partners,
    check_see_directory,
    check_see_needs,
    check_see_partnerships,
    check_see_workings,
    check_share_views,
)

PARTNERS, PARTNERSHIPS, AGREEMENTS = "mitra", "kemitraan", "perjanjian"
OBLIGATIONS, ACTIVITIES, NEEDS, DAPODIK = "kewajiban", "kegiatan", "kebutuhan", "dapodik"
CONTRIBUTIONS = "kontribusi"


def filter_partners(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """The directory under an address's parameters."""
    return PartnerFilter(data, rows=Partner.objects.visible_to, actor=actor, today=today)


def filter_partnerships(actor: Actor, data: QueryDict, today: date) -> PartnershipFilter:
    """The pipeline under an address's parameters."""
    return PartnershipFilter(data, rows=Partnership.objects.visible_to, actor=actor, today=today)


def filter_agreements(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """The register of agreements under an address's parameters."""
    return AgreementFilter(data, rows=Agreement.objects.visible_to, actor=actor, today=today)


def filter_dapodik(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """Of the register, what Dapodik knows as a MoU: signed agreements that stand by themselves."""
    return AgreementFilter(data, rows=dapodik.eligible(Agreement.objects.visible_to(actor)), actor=actor, today=today)


def filter_obligations(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """All obligations under an address's parameters."""
    return ObligationFilter(data, rows=Obligation.objects.visible_to, actor=actor, today=today)


def filter_activities(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """All activities under an address's parameters."""
    return ActivityFilter(data, rows=Activity.objects.visible_to, actor=actor, today=today)


def filter_contributions(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """All contributions that count, under an address's parameters."""
    rows = Contribution.objects.visible_to(actor).counted()
    return ContributionFilter(data, rows=rows, actor=actor, today=today)


def filter_needs(actor: Actor, data: QueryDict, today: date) -> Filtered:
    """The needs register under an address's parameters."""
    return NeedFilter(data, rows=Need.objects.visible_to, actor=actor, today=today)


def _kind(key: str, label: Any, route: str, see: Any, narrow: Any, columns: Any, **more: Any) -> ListKind:
    return ListKind(
        key, label, f"partnerships:{route}", see, narrow, columns.columns, columns.dressed,
        share=check_share_views, read_shared=check_see_workings, **more,
    )  # fmt: skip


LISTS = (
    _kind(PARTNERS, pgettext_lazy("daftar", "Mitra"), "partner_list", check_see_directory, filter_partners, partners,
          note=partners.note),
    _kind(PARTNERSHIPS, pgettext_lazy("daftar", "Kemitraan"), "partnership_list", check_see_partnerships,
          filter_partnerships, partnerships),
    _kind(AGREEMENTS, _("Daftar perjanjian"), "agreement_list", check_see_partnerships, filter_agreements, agreements),
    _kind(OBLIGATIONS, pgettext_lazy("daftar", "Kewajiban"), "obligation_register", check_see_partnerships,
          filter_obligations, obligations),
    _kind(ACTIVITIES, pgettext_lazy("daftar", "Kegiatan"), "activity_register", check_see_partnerships,
          filter_activities, activities, lines=activities.lines),
    _kind(CONTRIBUTIONS, _("Kontribusi"), "contribution_totals", check_see_partnerships, filter_contributions, contributions),
    _kind(NEEDS, pgettext_lazy("daftar", "Kebutuhan"), "need_list", check_see_needs, filter_needs, needs),
    _kind(DAPODIK, _("MoU untuk Dapodik"), "dapodik", check_import_partners, filter_dapodik, dapodik,
          lines=dapodik.lines, iso=True),
)  # fmt: skip
