"""The "espace_pro" app."""

from django.apps import AppConfig


class EspaceProConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "espace_pro"
    label = "espace_pro"
    verbose_name = "Espace pro"

    def ready(self):
        """Connect the signals."""
        from espace_pro.films import signals as films  # noqa: F401
        from espace_pro.freshness import campaign  # noqa: F401
        from espace_pro.moderation import signals  # noqa: F401
