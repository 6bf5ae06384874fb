"""`make bench`: what a visitor of the map waits for, at 200, 5,000 and 100,000 places, in a real browser.

Chromium with its processor slowed four times. Waits are ratios to a page with Leaflet and one point (see floors.py),
asked in turn with the map so that a busy machine slows both: until the first marker is seen, which the page holds, and
until it can be pressed. Figures are printed, nothing is asserted.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

import django

SIZES = (200, 5_000, 100_000)
LOADS = 7
MOVES = 3
LONG_FRAME = 50  # ms

FIRST_MARKER = {200: 1.1, 5_000: 1.4, 100_000: 3.5}  # × the page with one point
FILTER = 100  # ms
LONG_FRAMES = {"pan": 1, "zoom": 3}  # %, at 5,000 places
FRAMES_AT = 5_000


def main(sizes):
    """Serve the demo from a database of its own, grow it and measure."""
    from playwright.sync_api import sync_playwright

    from tests import databases
    from tests.bench.floors import floors
    from tests.bench.places import grow_to
    from tests.bench.visits import Visits
    from tests.browser.conftest import ARGUMENTS, CHROMIUM
    from tests.browser.server import demo_site

    with tempfile.TemporaryDirectory() as folder:
        database = databases.copy_of_migrated(Path(folder) / "bench_browser")
        with (
            demo_site(database, Path(folder)) as demo,
            databases.named(database),
            floors(demo["BASE_URL"]) as floor,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            visits = Visits(browser, demo["BASE_URL"])
            _print_head()
            for size in sizes:
                grow_to(size)
                _print_row(size, _measure(visits, floor, size))
            browser.close()
        databases.drop(database)


def _measure(visits, floor, size):
    """Medians and shares, by name of column."""
    visits.first_marker("/carte/")  # the server's caches are warm from here on
    addresses = (f"{floor}/bare/", f"{floor}/dressed/", "/carte/")
    loads = [[visits.first_marker(address) for address in addresses] for _ in range(LOADS)]
    bare, dressed, page = zip(*loads, strict=True)
    bare, dressed, marker = (statistics.median(seen for seen, _ready in column) for column in (bare, dressed, page))
    ready = statistics.median(ready for _seen, ready in page)
    answers = [visits.filter_answer() for _ in range(MOVES)]
    answered, renewed = (statistics.median(column) for column in zip(*answers, strict=True))
    shares = {}
    for move in LONG_FRAMES:
        frames = [length for _ in range(MOVES) for length in visits.frames(move)]
        shares[move] = 100 * sum(length > LONG_FRAME for length in frames) / len(frames)
    return {
        "bare": _cell(bare), "dressed": _cell(dressed), "marker": _cell(marker),
        "ready": _cell(ready),
        "ratio": _cell(marker / dressed, FIRST_MARKER.get(size), 2), "to bare": _cell(marker / bare, None, 2),
        "answered": _cell(answered, FILTER), "renewed": _cell(renewed),
        **{move: _cell(share, LONG_FRAMES[move] if size == FRAMES_AT else None, 1) for move, share in shares.items()},
    }  # fmt: skip


HEADS = {
    "bare": "nue, ms",
    "dressed": "étalon, ms",
    "marker": "1er repère, ms",
    "ready": "à toucher, ms",
    "ratio": "÷ étalon",
    "to bare": "÷ nue",
    "answered": "filtre, ms",
    "renewed": "liste, ms",
    "pan": "> 50 ms, glisser",
    "zoom": "> 50 ms, zoom",
}


def _cell(figure, target=None, digits=0):
    """A figure with the most it should be; « ✗ » where it is more."""
    text = f"{figure:.{digits}f}"
    return text if target is None else f"{'✗ ' if figure > target else ''}{text} (≤ {target})"


def _print_head():
    print("Chromium, processeur ralenti quatre fois. Étalon : une page du site avec Leaflet et un point ;")
    print("nue : la même sans rien du site. Médianes ; part des images de plus de 50 ms en %.\n")
    print(f"{'lieux':>8}" + "".join(f"{head:>18}" for head in HEADS.values()), flush=True)


def _print_row(size, cells):
    print(f"{size:8}" + "".join(f"{cells[name]:>18}" for name in HEADS), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in this thread
    django.setup()
    main([int(size) for size in sys.argv[1:]] or SIZES)
