"""The "guides" app."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "guides"
    label = "guides"
    verbose_name = "Guides"
