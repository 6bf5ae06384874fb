"""The "map" app."""

from django.apps import AppConfig


class MapConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "map"
    label = "map"
    verbose_name = "Carte et points de vente"

    def ready(self):
        """Connect the signals."""
        from map import signals  # noqa: F401
