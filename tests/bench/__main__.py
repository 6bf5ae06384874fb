"""`make bench`: the cost of the main pages, at 200, 5,000 and 100,000 places, as ratios to a bare page.

Processor time, not the clock's: machines are shared. The floor is a page of text without pictures, asked in
turn with each page; a ratio of 2 means twice its processor time. On PostgreSQL the time of the process that
answers is counted in, and it works alone. The first visit finds all that is kept of the records gone, as after a
publication. A figure beyond its target ends in « ! ».
"""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import django
from django.core.management import call_command
from django.utils import timezone

SIZES = (200, 5_000, 100_000)
FLOOR = "/bench/"
FILTERS = "type=farm&type=market&produit={product}&label={label}"
ANY = float("inf")
PAGES = {
    "accueil": ("/", 3),
    "carte": ("/carte/", 2.5),
    "carte, page 4": ("/carte/?page=4", 2.5),
    "trois filtres, maintenant": (f"/carte/?{FILTERS}&ouvert=maintenant", 2.5),
    "les mêmes, commune": (f"/carte/?{FILTERS}&ouvert=maintenant&commune={{commune}}&rayon=30", 2.5),
    "maintenant": ("/carte/?ouvert=maintenant", 2.5),
    "demain": ("/carte/?ouvert=demain", 2.5),
    "quand presque tout dort": ("/carte/?ouvert={night}", 2.5),
    "samedi matin": ("/carte/?ouvert={busy}", 2.5),
    "fermés maintenant": ("/carte/?ouvert=maintenant&etat=ferme", 2.5),
    "commune": ("/carte/?commune={commune}&rayon=30", 2.5),
    "zone": ("/carte/?zone=43.4,0.2,43.9,1.1", 2.5),
    "q=canard": ("/carte/?q=canard", 2.5),
    "q=canard samedi": ("/carte/?q=canard+samedi", 2.5),
    "q=canard légumes": ("/carte/?q=canard+legumes", 2.5),
    "q=miel": ("/carte/?q=miel", 2.5),
    "q=armagnak": ("/carte/?q=armagnak", 2.5),
    "recherche": ("/recherche/?q=canard", 2.5),
    "points": ("/carte/points.json", ANY),
    "points, maintenant": ("/carte/points.json?ouvert=maintenant", ANY),
    "producteurs": ("/producteurs/", 2.5),
    "actualités": ("/actualites/", 2.5),
    "article": ("/actualites/le-gers-ouvre-son-site-pour-manger-local/", 2),
}
"""Address and the highest ratio to the floor."""
LISTS_ALL = ("points", "points, maintenant")
"""What these answer grows with the places."""
MOST_QUERIES, MOST_GROWTH, MOST_FIRST, MOST_BYTES = 15, 3, 3, 6
COLUMNS = {
    "ms": 9, "nue": 8, "rapport": 9, "visé": 6, "× petit": 9, "requêtes": 10, "à froid": 9, "1re, ms": 9, "× ms": 8,
    "Kio brotli": 12,
}  # fmt: skip
HEAD = f"{'page':28}" + "".join(f"{name:>{width}}" for name, width in COLUMNS.items())


def main(sizes):
    """Fill a database of its own with the demo, then grow it and measure."""
    from django.db import connection

    from cms.core.statistics import analyse
    from map.models import Listing
    from producers.models import Label, Product
    from tests.bench.places import grow_to

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    _add_floor()
    _alone(connection)
    words = {"product": Product.objects.first().slug, "label": Label.objects.first().slug, "commune": "Fleurance"}
    saturday = timezone.localdate() + timedelta(days=(5 - timezone.localdate().weekday()) % 7)
    words |= {"night": f"{saturday}T03:00", "busy": f"{saturday}T10:00"}
    print(f"Base : {connection.vendor}. Temps processeur médian, rapporté à une page nue de la même série.")
    print(
        f"Visé : {MOST_QUERIES} requêtes à froid, × {MOST_GROWTH} du plus petit nombre de lieux au plus grand,"
        f" × {MOST_FIRST} à la première visite, {MOST_BYTES} octets par point."
    )
    first = {}
    for size in sizes:
        grow_to(size)
        analyse("map")
        _print_table({name: (address.format(**words), most) for name, (address, most) in PAGES.items()}, first)
        print(f"{Listing.objects.count()} lieux")


def _alone(connection):
    """Let the process that answers us do all of the work, so that its time is the whole."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")


def _print_table(pages, first):
    from map.models import Listing
    from tests.bench.measure import cost

    number = Listing.objects.count()
    print(f"\n{number} lieux ; page nue : {cost(FLOOR, FLOOR).queries} requêtes\n{HEAD}")
    for name, (address, most) in pages.items():
        page = cost(address, FLOOR)
        growth = page.ratio / first.setdefault(name, page.ratio)
        print(
            f"{name:28}{page.milliseconds:9.1f}{page.floor:8.1f}{_mark(page.ratio, most, 8)}{most:6.1f}"
            f"{_mark(growth, ANY if name in LISTS_ALL else MOST_GROWTH, 8)}{page.queries:10}"
            f"{_mark(page.cold_queries, MOST_QUERIES, 8, 0)}"
            f"{page.first:9.1f}{_mark(page.first / page.milliseconds, MOST_FIRST, 7)}{page.brotlied / 1024:12.1f}",
            flush=True,
        )
        if name == "points":
            print(f"  octets par point : {_mark(page.brotlied / number, MOST_BYTES, 5, 2)}")


def _mark(figure, most, width, digits=2):
    """A figure, marked when it is beyond its target."""
    return f"{figure:{width}.{digits}f}{'!' if figure > most else ' '}"


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
