from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollaborationConfig(AppConfig):
    name = "collaboration"
    verbose_name = _("Kolaborasi")

    def ready(self) -> None:
        """Register what collaboration brings to the rest of the house."""
        from collaboration.registration import register
        from core.registry import registry

        register(registry)
