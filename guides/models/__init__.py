"""Guides, and the dated records they quote: forms of sale, initiatives, selling platforms."""

from .initiatives import Initiative
from .pages import DriveGuidePage, GuideIndexPage, GuidePage, InitiativeIndexPage, SaleMethodIndexPage
from .platforms import Platform
from .sale_methods import SaleMethod

__all__ = [
    "DriveGuidePage",
    "GuideIndexPage",
    "GuidePage",
    "Initiative",
    "InitiativeIndexPage",
    "Platform",
    "SaleMethod",
    "SaleMethodIndexPage",
]
