"""What the app adds to the admin."""

from wagtail.snippets.models import register_snippet

from guides.viewsets import SaleMethodViewSet

register_snippet(SaleMethodViewSet)
