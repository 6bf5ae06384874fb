"""What the app adds to the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from map.viewsets import ListingReportDesk, PlacesGroup

register_snippet(PlacesGroup)


@hooks.register("register_admin_viewset")
def listing_reports():
    """The desk of errors that visitors report."""
    return ListingReportDesk()
