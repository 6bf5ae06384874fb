"""Guides, and the dated records they quote: forms of sale, initiatives, selling platforms."""

from .drive_requests import DriveSupportMessage, DriveSupportRequest
from .initiatives import Initiative
from .pages import DriveGuidePage, GuideIndexPage, GuidePage, InitiativeIndexPage, SaleMethodIndexPage
from .platforms import Platform
from .sale_methods import SaleMethod

__all__ = [
    "DriveGuidePage",
    "DriveSupportMessage",
    "DriveSupportRequest",
    "GuideIndexPage",
    "GuidePage",
    "Initiative",
    "InitiativeIndexPage",
    "Platform",
    "SaleMethod",
    "SaleMethodIndexPage",
]
