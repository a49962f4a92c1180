from django.apps import AppConfig


class CollaborationConfig(AppConfig):
    name = "collaboration"
    verbose_name = "Kolaborasi"

    def ready(self) -> None:
        """Register what collaboration brings to the rest of the house."""
        from collaboration.registration import register
        from core.registry import registry

        register(registry)
