"""Render the drawn landscapes to the WebP files the site serves.

    .venv/bin/python scripts/illustrations/render.py

`drawings/` holds the vector originals, made for this project. Each is drawn once by headless Chromium, then cut and
scaled: `arch` is a tall picture, `narrow` and `wide` one across a page. The thumbs of cards stand side by side in one
file, in alphabetical order, so that a list of places asks for one picture. The hero and the lost page have a narrow
cut as well, taken where the picture is most telling.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
DRAWINGS = HERE / "drawings"
IMAGES = HERE.parents[1] / "static" / "img"
CHROMIUM = "/usr/bin/chromium"
QUALITY, THUMB_QUALITY = 62, 38
THUMB = (120, 150)

# prefix of the drawing → folder, width and height of the rendered file
FAMILIES = {
    "tall": [("landscapes/arch", 480, 600)],
    "wide": [("landscapes/narrow", 480, 360), ("landscapes/wide", 960, 720)],
}
# drawing → name of the file, width kept of the 2400 × 760 original, where its centre is (0 to 1), scale
BANNERS = {
    "hero-day": [("large", 2400, 0.5, 1), ("medium", 2400, 0.5, 0.6), ("small", 480, 0.58, 1)],
    "hero-night": [("large", 2400, 0.5, 1), ("medium", 2400, 0.5, 0.6), ("small", 480, 0.58, 1)],
    "lost": [("large", 2400, 0.5, 0.6), ("small", 700, 0.45, 1)],
}


def draw(page, path, width, height):
    """The drawing at this size, as a picture."""
    page.set_viewport_size({"width": width, "height": height})
    style = f"<style>body{{margin:0}}svg{{display:block;width:{width}px;height:{height}px}}</style>"
    page.set_content(style + path.read_text(encoding="utf-8"))
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(picture, path, quality=QUALITY):
    """Write as WebP and tell its weight."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, "WEBP", quality=quality, method=6)
    print(f"{path.relative_to(IMAGES)}  {path.stat().st_size / 1024:.1f} KiB")


def render_family(page, path):
    """A card, page or video picture, in every size of its family."""
    family, name = path.stem.split("-", 1)
    for folder, width, height in FAMILIES[family]:
        large = draw(page, path, width * 2, height * 2)
        save(large.resize((width, height), Image.Resampling.LANCZOS), IMAGES / folder / f"{name}.webp")


def render_banner(page, path):
    """A full-width picture, whole and cut for narrow screens."""
    full = draw(page, path, 2400, 760)
    for size, width, centre, scale in BANNERS[path.stem]:
        left = round((full.width - width) * centre)
        cut = full.crop((left, 0, left + width, full.height))
        cut = cut.resize((round(width * scale), round(full.height * scale)), Image.Resampling.LANCZOS)
        save(cut, IMAGES / "banners" / f"{path.stem}-{size}.webp")


def render_thumbs(page):
    """The sheet of thumbs; `LANDSCAPES` of the `ui` template tags lists them in the same order."""
    paths = sorted(DRAWINGS.glob("tall-*.svg"))
    width, height = THUMB
    sheet = Image.new("RGB", (width * len(paths), height))
    for place, path in enumerate(paths):
        large = draw(page, path, width * 2, height * 2)
        sheet.paste(large.resize(THUMB, Image.Resampling.LANCZOS), (width * place, 0))
    save(sheet, IMAGES / "landscapes" / "thumbs.webp", THUMB_QUALITY)


def render_sharing(page):
    """The picture that stands for a page without one when it is shared: 1200 × 630, JPEG for every network."""
    full = draw(page, DRAWINGS / "hero-day.svg", 2400, 760)
    picture = full.crop((900, 0, 2347, 760)).resize((1200, 630), Image.Resampling.LANCZOS)
    picture.save(IMAGES / "sharing.jpg", quality=78, optimize=True, progressive=True)


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for path in sorted(DRAWINGS.glob("*.svg")):
            render = render_banner if path.stem in BANNERS else render_family
            render(page, path)
        render_thumbs(page)
        render_sharing(page)
        browser.close()


if __name__ == "__main__":
    main()
