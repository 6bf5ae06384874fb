"""The "home" app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "home"
    label = "home"
    verbose_name = "Accueil et pages"

    def ready(self):
        """Connect the signals."""
        from home import signals  # noqa: F401
