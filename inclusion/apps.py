from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InclusionConfig(AppConfig):
    name = "inclusion"
    verbose_name = _("Inklusi")

    def ready(self) -> None:
        """Register what inclusion brings to the rest of the house."""
        from core.registry import registry
        from inclusion.registration import register

        register(registry)
