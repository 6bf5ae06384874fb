"""The location field of the admin: wagtailgeowidget's, with our own map, in French, asking nothing of another host."""

import json

from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtailgeowidget.app_settings import GEO_WIDGET_DEFAULT_LOCATION
from wagtailgeowidget.panels import LeafletPanel
from wagtailgeowidget.widgets import LeafletField

from cms.core.geo import parse_location

OUTLINE = "geo/departement.geojson"


class LocationField(LeafletField):
    """A box for « latitude, longitude » and a map whose marker can be dragged or moved by keyboard.

    The hidden input holds wagtailgeowidget's text; it stays empty until a marker is placed. What was
    typed and makes no sense is sent as it is, for the server to refuse and show again.
    """

    @cached_property
    def media(self):
        return forms.Media(
            css={"all": ["vendor/leaflet-1.9.4/leaflet.css", "css/admin/location.css"]},
            js=["vendor/leaflet-1.9.4/leaflet.js", "js/admin/location.js"],
        )

    def id_for_label(self, id_):
        return f"{id_}_coordinates" if id_ else id_

    def build_attrs(self, *args, **kwargs):
        attrs = forms.HiddenInput.build_attrs(self, *args, **kwargs)
        return attrs | {"data-location-field-target": "value"}

    def render(self, name, value, attrs=None, renderer=None):
        attrs = attrs or {}
        box_id = self.id_for_label(attrs.get("id", f"id_{name}"))
        aria = {key: attrs[key] for key in attrs if key.startswith("aria-")}
        aria["aria-describedby"] = f"{aria.get('aria-describedby', '')} {box_id}-usage".strip()
        own = {key: attrs[key] for key in attrs if key not in aria}
        context = {
            "hidden": forms.HiddenInput.render(self, name, value, own, renderer),
            "id": box_id,
            "text": coordinates(value),
            "attrs": aria,
            "options": json.dumps(self.map_options()),
        }
        return render_to_string("admin/location_field.html", context)

    def map_options(self):
        """What the map's script needs to know: where to look, and what to draw behind the marker."""
        return {
            "centre": [GEO_WIDGET_DEFAULT_LOCATION["lat"], GEO_WIDGET_DEFAULT_LOCATION["lng"]],
            "zoom": self.zoom,
            "outline": static(OUTLINE),
            "tiles": settings.TILE_URL,
            "attribution": settings.TILE_ATTRIBUTION,
        }


register(WidgetAdapter(), LocationField)  # its controller starts by itself: none of the package's own script is needed


class LocationPanel(LeafletPanel):
    """`LocationPanel("location")`: the panel of `cms.core.geo.LocationMixin`."""

    def widget_overrides(self):
        return {self.field_name: LocationField(zoom=self.zoom)}


def coordinates(value):
    """« 43.6465, 0.5855 » for the widget's text; any other text as it is."""
    try:
        point = parse_location(value)
    except ValueError:
        return value
    return ", ".join(f"{degrees:.6f}".rstrip("0").rstrip(".") for degrees in point) if point else ""
