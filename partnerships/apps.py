from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "Kemitraan"

    def ready(self) -> None:
        """Register what partnerships bring to the shell, the files door and the links door."""
        from core.policy import Actor, reason
        from core.registry import ItemOrigin, LinkPurpose, NavEntry, SweepStep, registry
        from partnerships import (
            audit_words,
            early_panels,
            early_reminders,
            first_steps,
            negotiation_panels,
            panels,
            readers,
            registers,
            reminders,
            sections,
            workflow,
        )
        from partnerships.actions.obligation_series import grow_series
        from partnerships.papers.kinds import KINDS
        from partnerships.policy import check_follow_up, check_see_partnerships, check_see_portal
        from partnerships.queries import activities, conversations, evaluations, evidence, obligations, risks

        for table in workflow.ALL:
            registry.add_workflow(table)
        for subject_type, reader in readers.READERS.items():
            registry.add_reader(subject_type, reader)
        registry.add_nav(
            NavEntry(
                "partnerships", pgettext_lazy("daftar", "Kemitraan"), "outline/heart-handshake", "partnerships:partnership_list", 20,
                lambda actor: not reason(check_see_partnerships, actor),
            )
        )  # fmt: skip
        registry.add_nav(
            NavEntry(
                "portal", _("Lembaga saya"), "outline/building", "partnerships:portal", 15,
                lambda actor: not reason(check_see_portal, actor),
            )
        )  # fmt: skip
        for listed in registers.LISTS:
            registry.add_list(listed)
        for kind in KINDS:
            registry.add_document_kind(kind)
        registry.add_verbs(audit_words.VERBS)
        for step in first_steps.FIRST_STEPS:
            registry.add_first_step(step)
        for panel in panels.PANELS:
            registry.add_panel(panel)
        for rule in reminders.RULES:
            registry.add_reminder_rule(rule)
        sections.add(sections.Section("obligations", 40, obligations.section))
        sections.add(sections.Section("activities", 50, activities.section))
        sections.add(sections.Section("conversations", 52, conversations.section))
        sections.add(sections.Section("risks", 54, risks.section))
        sections.add(sections.Section("items", 75, risks.item_section))
        registry.add_item_origin("partnerships.evaluationround", ItemOrigin(check_follow_up, str))
        registry.add_item_origin("partnerships.risk", ItemOrigin(check_follow_up, str))
        for rule in early_reminders.RULES:
            registry.add_reminder_rule(rule)
        for panel in negotiation_panels.PANELS:
            registry.add_panel(panel)
        for panel in early_panels.PANELS:
            registry.add_panel(panel)
        sections.add(sections.Section("indicators", 60, evaluations.indicator_section))
        sections.add(sections.Section("evaluations", 70, evaluations.round_section))
        sections.add(sections.Section("reviews", 80, evaluations.review_section))
        sections.add(sections.Section("evidence", 95, evidence.section))
        registry.add_sweep_step(
            SweepStep("partnerships.series", lambda now: grow_series(by=Actor.system(), now=now))
        )
        registry.add_link_purpose(
            LinkPurpose("obligation.confirm", _("Konfirmasi kewajiban"), "partner_links:obligation", days=30)
        )
        registry.add_link_purpose(
            LinkPurpose("agreement.review", _("Menelaah naskah perjanjian"), "partner_links:agreement_text", days=30)
        )
        registry.add_link_purpose(
            LinkPurpose("evaluation.answer", _("Mengisi evaluasi"), "partner_links:evaluation", days=30)
        )
