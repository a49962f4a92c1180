from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Inti"

    def ready(self) -> None:
        """The indexes of the search are made after the tables."""
        from core.search import engines

        post_migrate.connect(engines.install, dispatch_uid="core.search")
