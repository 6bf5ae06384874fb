"""The picture shown when a page is shared: its title in our letters beside an arch, from words and a picture.

1,200 × 630 pixels, the size that networks and messengers ask for.
"""

from io import BytesIO

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, ImageOps

SIZE = (1200, 630)
LAYOUT = 1
"""To be raised with each change of the drawing: the cards already made are then out of date."""
PAPER, INK, SOFT, TERRACOTTA, WOAD, SUN = "#fdfcf8", "#14263a", "#45586b", "#a8431d", "#eaf1f6", "#f5bd1f"
MARGIN, TEXT_WIDTH = 72, 610
ARCH = (760, 60, 1128, 630)
"""Left, top, right and bottom of the arch; it stands on the lower edge."""
TITLE_SIZES = range(68, 33, -2)
MOST_LINES = 5
FONTS = settings.BASE_DIR / "static" / "fonts"


def draw(title, kicker, picture):
    """The bytes of the card; `picture` is an open Pillow image of any size."""
    card = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    pen.rectangle((700, 0, *SIZE), fill=WOAD)
    _draw_arch(card, picture)
    if kicker:
        pen.text((MARGIN, 78), _fitting(pen, kicker, _text_font(28)), font=_text_font(28), fill=TERRACOTTA, anchor="ls")
    font, lines = _fit(pen, title)
    top = 110
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * round(font.size * 1.14)), line, font=font, fill=INK, anchor="la")
    pen.rectangle((MARGIN, 540, MARGIN + 64, 546), fill=SUN)
    pen.text((MARGIN, 586), "C’est fait dans le Gers", font=_text_font(30), fill=INK, anchor="ls")
    output = BytesIO()
    card.save(output, "JPEG", quality=86, optimize=True)
    return output.getvalue()


def _draw_arch(card, picture):
    left, top, right, bottom = ARCH
    width, height = right - left, bottom - top
    mask = Image.new("L", (width * 2, height * 2))
    pen = ImageDraw.Draw(mask)
    pen.ellipse((0, 0, width * 2 - 1, width * 2 - 1), fill=255)
    pen.rectangle((0, width, width * 2, height * 2), fill=255)
    filled = ImageOps.fit(picture.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    card.paste(filled, (left, top), mask.resize((width, height), Image.Resampling.LANCZOS))


def _fit(pen, title):
    """The largest letters in which a title holds in the lines we have, and those lines."""
    for size in TITLE_SIZES:
        font = ImageFont.truetype(FONTS / "young-serif.woff2", size)
        lines = _wrap(pen, title, font)
        if len(lines) * size * 1.14 <= 400 and len(lines) <= MOST_LINES:
            return font, lines
    lines = lines[:MOST_LINES]
    return font, [*lines[:-1], _fitting(pen, lines[-1] + "…", font)]


def _wrap(pen, text, font):
    """A text in lines no wider than the column; a word that is wider is cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pen.textlength(longer, font) > TEXT_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_fitting(pen, line, font) for line in lines]


def _fitting(pen, line, font):
    """A line, or as much of its start as the column holds."""
    if pen.textlength(line, font) <= TEXT_WIDTH:
        return line
    while line and pen.textlength(line + "…", font) > TEXT_WIDTH:
        line = line[:-1]
    return line.rstrip() + "…"


def _text_font(size):
    font = ImageFont.truetype(FONTS / "commissioner-flair.woff2", size)
    font.set_variation_by_axes([650])
    return font
