"""`make bench`: the cost of the main pages, at 200, 5,000 and 100,000 places, as ratios to a bare page.

Processor time, not the clock's: machines are shared. The floor is a page of text without pictures,
measured in the same run; a ratio of 2 means twice its processor time.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

SIZES = (200, 5_000, 100_000)
FLOOR = "/bench/"
PAGES = {
    "accueil": "/",
    "carte": "/carte/",
    "carte, trois filtres et ouvert": "/carte/?type=farm&type=market&produit={product}&label={label}&ouvert=maintenant",
    "carte autour d’une commune": "/carte/?commune=Fleurance&rayon=30",
    "carte, un mot": "/carte/?q=canard",
    "points": "/carte/points.json",
    "producteurs": "/producteurs/",
    "actualités": "/actualites/",
    "article": "/actualites/le-gers-ouvre-son-site-pour-manger-local/",
}


def main(sizes):
    """Fill a database of its own with the demo, then grow it and measure."""
    from django.db import connection

    from map.models import Listing
    from producers.models import Label, Product
    from tests.bench.measure import cost
    from tests.bench.places import grow_to

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    _add_floor()
    words = {"product": Product.objects.first().slug, "label": Label.objects.first().slug}
    print(f"Base : {connection.vendor}. Temps processeur médian, rapporté à une page nue de la même série.")
    first = {}
    for size in sizes:
        grow_to(size)
        floor = cost(FLOOR)
        print(f"\n{Listing.objects.count()} lieux ; page nue : {floor.milliseconds:.1f} ms, {floor.queries} requêtes")
        print(f"{'page':34}{'rapport':>9}{'× 1er':>8}{'requêtes':>10}{'Kio brotli':>12}")
        for name, address in PAGES.items():
            measured = cost(address.format(**words))
            ratio = measured.milliseconds / floor.milliseconds
            growth = ratio / first.setdefault(name, ratio)
            print(f"{name:34}{ratio:9.2f}{growth:8.2f}{measured.queries:10}{measured.brotlied / 1024:12.1f}")
        points = cost(PAGES["points"])
        print(f"octets par point : {points.gzipped / size:.2f} (gzip), {points.brotlied / size:.2f} (brotli)")


def _add_floor():
    from home.models import ContentPage, HomePage

    home = HomePage.objects.get()
    if not home.get_children().filter(slug="bench").exists():
        home.add_child(instance=ContentPage(title="Page nue", slug="bench", show_toc=False))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        os.environ["MEDIA_ROOT"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
        django.setup()
        main([int(size) for size in sys.argv[1:]] or SIZES)
