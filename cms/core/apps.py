"""The "core" app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.core"
    label = "core"
    verbose_name = "Socle"
