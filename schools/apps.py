from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = _("Sekolah")

    def ready(self) -> None:
        """Register what accounts and the school bring to the shell, the home page, the files door and the audit trail."""
        from core.action_items import ITEM
        from core.documents import DocumentKind
        from core.policy import allowed
        from core.registry import NavEntry, Secrets, registry
        from core.search import teach
        from schools import audit_words, data_checks, erasing, factor_secrets, panels, readers, reminders, search_kinds
        from schools.access import find_actor
        from schools.certificates import ERASURE, ErasurePaper
        from schools.data_subjects import ACCOUNT, persons_behind
        from schools.policy import check_edit_settings
        from schools.search_words import TITLES, same_words

        registry.add_nav(
            NavEntry(
                "home",
                _("Beranda"),
                "home",
                "schools:home",
                0,
                lambda actor: True,
                ("schools:inbox", "schools:action_item"),
            )
        )
        registry.add_nav(
            NavEntry(
                "settings", _("Pengaturan"), "settings", "schools:settings", 90,
                lambda actor: allowed(check_edit_settings, actor),
                ("schools:settings", "schools:people", "schools:person", "schools:audit", "schools:rights", "schools:breach",
                 "schools:undelivered",
                 "schools:timetable_import"),
            )
        )  # fmt: skip
        teach(same_words(), TITLES)
        for kind in search_kinds.KINDS:
            registry.add_search_kind(kind)
        for panel in panels.PANELS:
            registry.add_panel(panel)
        for subject_type, reader in readers.READERS.items():
            registry.add_reader(subject_type, reader)
        registry.add_verbs(audit_words.VERBS)
        registry.add_eraser("schools.user", "schools", erasing.forget_person)
        registry.add_eraser("schools.user", "requests", erasing.forget_requests)
        registry.add_data_subject(ACCOUNT)
        registry.add_document_kind(
            DocumentKind(ERASURE, _("Surat keterangan penghapusan data"), "pdf/erasure.html", ErasurePaper)
        )
        registry.add_persons_behind("schools", persons_behind)
        for key, find in data_checks.CHECKS.items():
            registry.add_data_check(key, find)
        registry.add_secrets(factor_secrets.PLACE, Secrets(factor_secrets.factors_left, factor_secrets.rotate_factors))
        registry.find_actor = find_actor
        registry.add_workflow(ITEM)
        for rule in reminders.RULES:
            registry.add_reminder_rule(rule)
        self._first_steps()

    def _first_steps(self) -> None:
        """What an empty home page teaches."""
        from core.registry import FirstStep, registry
        from schools.roles import EVERYONE, SETTINGS_KEEPERS

        registry.add_first_step(
            FirstStep(
                "schools.people", tuple(SETTINGS_KEEPERS), _("Mulai dari orangnya"),
                _("Guyub hidup dari orang yang memakainya. Undang rekan Anda melalui email; setiap orang memilih kata sandinya sendiri."),
                50, "schools:people_invite", _("Undang rekan"), "users-plus",
            )
        )  # fmt: skip
        registry.add_first_step(
            FirstStep(
                "schools.anyone", tuple(EVERYONE), _("Belum ada yang menunggu Anda"),
                _("Di halaman ini Anda melihat apa yang harus Anda lakukan, apa yang terlambat, siapa yang Anda tunggu, "
                  "dan apa yang terjadi minggu ini. Anda juga menerima email bila ada yang memerlukan Anda."),
                1000,
            )
        )  # fmt: skip
