"""The "producers" app."""

from django.apps import AppConfig


class ProducersConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "producers"
    label = "producers"
    verbose_name = "Producteurs"

    def ready(self):
        """Connect the signals."""
        from producers import catalogue  # noqa: F401
