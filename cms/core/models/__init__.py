"""What two apps share: the base page, images, sharing pictures, the site's own settings."""

from .desk import AnswerTemplate, ReferenceCounter, RequestTally
from .images import CustomImage, Rendition
from .pages import BasePage
from .receipts import FormReceipt
from .settings import SiteSettings, confirmation_delays, confirmation_limits, review_address
from .sharing import SharingCard
from .withdrawn import WithdrawnVideo

__all__ = [
    "AnswerTemplate",
    "BasePage",
    "CustomImage",
    "FormReceipt",
    "ReferenceCounter",
    "Rendition",
    "RequestTally",
    "SharingCard",
    "SiteSettings",
    "WithdrawnVideo",
    "confirmation_delays",
    "confirmation_limits",
    "review_address",
]
