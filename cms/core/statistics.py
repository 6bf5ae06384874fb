"""What the database knows of its tables: by it, it chooses how to find things."""

from django.apps import apps
from django.db import connection


def analyse(*labels):
    """Have the database look at the tables of these apps, after many rows were written.

    It would plan for tables of another size: PostgreSQL until it looks by itself, SQLite for ever.
    """
    with connection.cursor() as cursor:
        for label in labels:
            for model in apps.get_app_config(label).get_models(include_auto_created=True):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
