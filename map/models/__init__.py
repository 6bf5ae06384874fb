"""Where and when to buy: communes, sale points, attendances, the public listings and the map page."""

from .attendance import Absence, Attendance
from .communes import Commune, FormerCommuneName
from .listing import Listing
from .pages import MapPage
from .reports import ListingReport, ListingReportMessage
from .sale_points import OpeningException, SalePoint
from .words import ListingWord

__all__ = [
    "Absence",
    "Attendance",
    "Commune",
    "FormerCommuneName",
    "Listing",
    "ListingReport",
    "ListingReportMessage",
    "ListingWord",
    "MapPage",
    "OpeningException",
    "SalePoint",
]
