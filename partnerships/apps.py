from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = "Kemitraan"

    def ready(self) -> None:
        """Register what partnerships bring to the rest of the house."""
        from core.registry import registry
        from partnerships.registration import register

        register(registry)
