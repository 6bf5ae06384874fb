"""The "news" app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "news"
    label = "news"
    verbose_name = "Actualités"
