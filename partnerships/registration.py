"""What partnerships bring to the shell, the home page, the files door, the links door and the sweep. Called from `AppConfig.ready`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.policy import Actor, allowed
from core.registry import ItemOrigin, LinkPurpose, NavEntry, Registry, SweepStep
from partnerships import (
    audit_words,
    batches,
    data_checks,
    early_panels,
    early_reminders,
    first_steps,
    kept_step,
    negotiation_panels,
    negotiation_reminders,
    panels,
    portal_panels,
    readers,
    registers,
    reminders,
    search_kinds,
    sections,
    workflow,
)
from partnerships.actions.obligation_series import grow_series
from partnerships.actions.text_reminders import remind_silent_parties
from partnerships.papers.kinds import KINDS
from partnerships.policy import check_follow_up, check_see_partnerships, check_see_portal
from partnerships.queries import activities, conversations, evaluations, evidence, obligations, risks
from partnerships.sections import Section

NAV = (
    NavEntry(
        "portal", _("Lembaga saya"), "outline/building", "partnerships:portal", 15,
        lambda actor: allowed(check_see_portal, actor), prefixes=("partnerships:portal", "partnerships:hand_in"),
    ),
    NavEntry(
        "partnerships", pgettext_lazy("daftar", "Kemitraan"), "outline/heart-handshake", "partnerships:partnership_list", 20,
        lambda actor: allowed(check_see_partnerships, actor),
    ),
)  # fmt: skip

SECTIONS = (
    Section("obligations", 40, obligations.section),
    Section("activities", 50, activities.section),
    Section("conversations", 52, conversations.section),
    Section("risks", 54, risks.section),
    Section("indicators", 60, evaluations.indicator_section),
    Section("evaluations", 70, evaluations.round_section),
    Section("items", 75, risks.item_section),
    Section("reviews", 80, evaluations.review_section),
    Section("evidence", 95, evidence.section),
)

LINK_PURPOSES = (
    LinkPurpose(
        "obligation.confirm",
        _("Konfirmasi kewajiban"),
        "partner_links:obligation",
        days=30,
        leftovers="partnerships/_evidence_left.html",
    ),
    LinkPurpose("agreement.review", _("Menelaah naskah perjanjian"), "partner_links:agreement_text", days=30),
    LinkPurpose("evaluation.answer", _("Mengisi evaluasi"), "partner_links:evaluation", days=30),
)

FOLLOWED_UP = ("partnerships.evaluationround", "partnerships.risk")
"""What action items may come from."""


def register(registry: Registry) -> None:
    """Hand everything over. Doing it twice changes nothing."""
    _what_happens(registry)
    for entry in NAV:
        registry.add_nav(entry)
    for step in first_steps.FIRST_STEPS:
        registry.add_first_step(step)
    for panel in (*panels.PANELS, *negotiation_panels.PANELS, *early_panels.PANELS, *portal_panels.PANELS):
        registry.add_panel(panel)
    for section in SECTIONS:
        sections.add(section)
    for printed in batches.KINDS:
        registry.add_batch_kind(printed)
    for found in search_kinds.KINDS:
        registry.add_search_kind(found)
    for listed in registers.LISTS:
        registry.add_list(listed)
    for key, find in data_checks.CHECKS.items():
        registry.add_data_check(key, find)
    for purpose in LINK_PURPOSES:
        registry.add_link_purpose(purpose)


def _what_happens(registry: Registry) -> None:
    """Workflows, the words of the audit trail, who reads what, papers, reminders, action items, the sweep."""
    for table in workflow.ALL:
        registry.add_workflow(table)
    registry.add_verbs(audit_words.VERBS)
    for subject_type, reader in readers.READERS.items():
        registry.add_reader(subject_type, reader)
    for kind in KINDS:
        registry.add_document_kind(kind)
    for rule in (*reminders.RULES, *early_reminders.RULES, *negotiation_reminders.RULES):
        registry.add_reminder_rule(rule)
    for subject_type in FOLLOWED_UP:
        registry.add_item_origin(subject_type, ItemOrigin(check_follow_up, str))
    registry.add_follower("partnerships.next_step", kept_step.follow)
    registry.add_sweep_step(SweepStep("partnerships.next_steps", kept_step.refresh))
    registry.add_sweep_step(SweepStep("partnerships.series", lambda now: grow_series(by=Actor.system(), now=now)))
    registry.add_sweep_step(
        SweepStep("partnerships.silent_texts", lambda now: remind_silent_parties(by=Actor.system(), now=now))
    )
