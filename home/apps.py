"""The "home" app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Names the app."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "home"
    label = "home"
    verbose_name = "Accueil et pages"
