"""The "core" app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Names the app, registers its system checks and the conditions it adds to queries."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "cms.core"
    label = "core"
    verbose_name = "Socle"

    def ready(self):
        from cms.core import (
            checks,  # noqa: F401
            lookups,  # noqa: F401
            spreadsheets,
        )

        spreadsheets.protect_admin_exports()
