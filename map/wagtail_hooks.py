"""What the app adds to the admin."""

from wagtail.snippets.models import register_snippet

from map.viewsets import PlacesGroup

register_snippet(PlacesGroup)
