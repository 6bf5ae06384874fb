"""The "core" app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Names the app and registers its system checks."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.core"
    label = "core"
    verbose_name = "Socle"

    def ready(self):
        from cms.core import (
            checks,  # noqa: F401
            spreadsheets,
        )

        spreadsheets.protect_admin_exports()
