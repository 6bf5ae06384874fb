"""What the app adds to the admin."""

from wagtail.snippets.models import register_snippet

from producers.viewsets import ProductsGroup, VideoViewSet

register_snippet(ProductsGroup)
register_snippet(VideoViewSet)
