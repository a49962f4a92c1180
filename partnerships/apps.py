from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = _("Kemitraan")

    def ready(self) -> None:
        """Register what partnerships bring to the rest of the house."""
        from core.registry import registry
        from partnerships.registration import register

        register(registry)
