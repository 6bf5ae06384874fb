"""Who produces: pages, products with their seasons, labels, videos."""

from .labels import Label, ProducerLabel
from .members import ProducerMember
from .pages import ProducerIndexPage, ProducerPage, ProducerPhoto
from .products import ProducerProduct, Product, ProductFamily
from .videos import Video

__all__ = [
    "Label",
    "ProducerIndexPage",
    "ProducerLabel",
    "ProducerMember",
    "ProducerPage",
    "ProducerPhoto",
    "ProducerProduct",
    "Product",
    "ProductFamily",
    "Video",
]
