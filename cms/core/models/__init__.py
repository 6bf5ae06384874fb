"""What two apps share: the base page, images, the site's own settings."""

from .images import CustomImage, Rendition
from .pages import BasePage
from .receipts import FormReceipt
from .settings import SiteSettings

__all__ = ["BasePage", "CustomImage", "FormReceipt", "Rendition", "SiteSettings"]
