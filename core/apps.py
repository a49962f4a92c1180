from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Inti"

    def ready(self) -> None:
        """The indexes of the search are made after the tables; whoever asked for many papers hears of their ZIP."""
        from core import batches
        from core.registry import registry
        from core.search import engines

        post_migrate.connect(engines.install, dispatch_uid="core.search")
        registry.add_bundle_follower("core.batch", batches.follow_bundle)
