"""Points for the map: columns of small integers, about five bytes a point once compressed."""

from itertools import pairwise

from map.kinds import KINDS

PRECISION = 100_000  # 1e-5 degree, about one metre


def compact_points(listings):
    """Columns of a queryset of listings, by ascending id; ids and coordinates are differences.

    `lat` and `lng` are hundred-thousandths of WGS 84 degrees, `kind` an index into `kinds`.
    """
    codes = {code: index for index, code in enumerate(KINDS)}
    rows = list(listings.order_by("pk").values_list("pk", "latitude", "longitude", "kind"))
    return {
        "v": 1,
        "count": len(rows),
        "kinds": list(codes),
        "id": _differences(row[0] for row in rows),
        "lat": _differences(round(row[1] * PRECISION) for row in rows),
        "lng": _differences(round(row[2] * PRECISION) for row in rows),
        "kind": [codes[row[3]] for row in rows],
    }


def _differences(values):
    return [after - before for before, after in pairwise([0, *values])]
