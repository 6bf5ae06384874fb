"""Contrast of the theme's colours (WCAG 2.2: 4.5 for text, 3 for controls and outlines), light and dark."""

import re

import pytest
from django.conf import settings

TOKENS, _fallback = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text(encoding="utf-8").split("@supports")
HEX = "#[0-9a-f]{6}"
PAIRS = re.compile(rf"--([a-z0-9_-]+): (?:light-dark\(({HEX}), ({HEX})\)|({HEX}));")
THEMES = [
    {name: (light if theme == "light" else dark) or same for name, light, dark, same in PAIRS.findall(TOKENS)}
    for theme in ("light", "dark")
]
GROUNDS = ("paper", "paper-blue", "paper-stone", "surface")
TEXT = [(ink, ground) for ground in GROUNDS for ink in ("ink", "ink-soft", "link", "link-hover", "woad")] + [
    ("action-ink", "action"),
    ("action-ink", "action-hover"),
    ("sun-ink", "sun"),
    ("night-ink", "night"),
    ("night-soft", "night"),
    ("night-ink", "night-2"),
    ("ink", "sun-soft"),
    ("ink-soft", "sun-soft"),
    ("success", "paper"),
    ("success", "success-soft"),
    ("warning", "paper"),
    ("warning", "warning-soft"),
    ("error", "paper"),
    ("error", "error-soft"),
    ("ink", "success-soft"),
    ("ink", "warning-soft"),
    ("ink", "error-soft"),
    ("plum", "plum-soft"),
    ("terracotta", "paper"),
    ("vine", "paper"),
    ("sky-ink", "sky"),
    ("field-ink", "field"),
    ("map-ink", "map-2"),
    ("map-ink", "map-outside"),
]
SHAPES = [("rule-strong", ground) for ground in GROUNDS] + [("action", "paper"), ("sun", "night"), ("ring", "paper")]
MARKERS = (settings.BASE_DIR / "static" / "img" / "markers.svg").read_text(encoding="utf-8")
KINDS = re.findall(rf'<symbol id="([a-z_]+)".*?<path fill="({HEX})"', MARKERS)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_controls_can_be_made_out(theme, shape, ground):
    assert contrast(theme[shape], theme[ground]) >= 3


@pytest.mark.parametrize(("name", "colour"), KINDS)
def test_the_white_pictogram_of_a_kind_can_be_made_out(name, colour):
    assert contrast(colour, "#ffffff") >= 4.5


def contrast(one, other):
    """The ratio of two colours' relative luminances."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    """Relative luminance of « #rrggbb » (WCAG 2.2)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
