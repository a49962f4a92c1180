from django.apps import AppConfig


class InclusionConfig(AppConfig):
    name = "inclusion"
    verbose_name = "Inklusi"

    def ready(self) -> None:
        """Register what inclusion brings to the rest of the house."""
        from core.registry import registry
        from inclusion.registration import register

        register(registry)
