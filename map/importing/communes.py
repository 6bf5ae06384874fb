"""The communes of whole départements, from the file shipped with the app."""

from django.utils.text import slugify

from cms.core.text import normalise
from map.importing.gazetteer import Gazetteer, read_communes
from map.models import Commune, FormerCommuneName


def load_gazetteer():
    """Every commune of France, with the former names that the site knows."""
    return Gazetteer(read_communes(), FormerCommuneName.objects.values_list("name", "commune__code_insee"))


def import_communes(departments, gazetteer):
    """Create the communes that are missing in these départements; returns how many."""
    known = set(Commune.objects.filter(department__in=departments).values_list("code_insee", flat=True))
    taken = set(Commune.objects.values_list("slug", flat=True))
    new = []
    for row in (row for department in sorted(departments) for row in gazetteer.of_department(department)):
        if row.code_insee not in known:
            new.append(_commune(row, taken))
            taken.add(new[-1].slug)
    Commune.objects.bulk_create(new, batch_size=500)
    return len(new)


def _commune(row, taken):
    name = slugify(row.name)
    slugs = (name, f"{name}-{row.department.lower()}", f"{name}-{row.code_insee.lower()}")
    latitude, longitude = row.point
    return Commune(
        code_insee=row.code_insee,
        name=row.name.replace("'", "’"),
        name_key=normalise(row.name),
        slug=next(slug for slug in slugs if slug not in taken),
        postal_codes="|".join(row.postal_codes),
        latitude=f"{latitude:.6f}",
        longitude=f"{longitude:.6f}",
        population=row.population,
        epci_name=row.epci_name[:120],
        department=row.department,
    )
