"""The "espace_pro" app."""

from django.apps import AppConfig


class EspaceProConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "espace_pro"
    label = "espace_pro"
    verbose_name = "Espace pro"
