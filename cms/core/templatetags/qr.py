"""The address of a page as a square one points a phone at."""

from functools import lru_cache

import segno
from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
def qr_code(path):
    """The QR code of a path of this site: inline SVG without styles, as large as its box."""
    return _svg(f"{settings.BASE_URL}{path}")


@lru_cache(maxsize=512)
def _svg(address):
    svg = segno.make_qr(address, error="m").svg_inline(omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 - only digits
