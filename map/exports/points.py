"""Points for the map: columns of digits, about five bytes a point once compressed.

Random positions do not compress: what counts is to write no bit too many. A column is a list of strings,
one for each digit in base 64, the most significant first, with one character for each point. Sorted by id,
differences of ids cost next to nothing; sorted by position they would cost what the positions save.
"""

from itertools import pairwise

from map.kinds import KINDS

PRECISION = 100_000
"""Steps of a degree: 1e-5 is about one metre."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BITS = 6
SPAN = 1 << 3 * BITS
"""Steps in three digits: 2.6 degrees at one metre; over France a step is four metres."""


def compact_points(listings):
    """Columns of a queryset of listings, by ascending id.

    `id`: differences less one. `kind`: indexes into `kinds`. `lat`, `lng`: `from` + `step` × number, in
    hundred-thousandths of WGS 84 degrees.
    """
    codes = {code: index for index, code in enumerate(KINDS)}
    rows = list(listings.order_by("pk").values_list("pk", "latitude", "longitude", "kind"))
    ids = [0, *(row[0] for row in rows)]
    return {
        "v": 2,
        "count": len(rows),
        "kinds": list(codes),
        "id": _digits([after - before - 1 for before, after in pairwise(ids)]),
        "lat": _coordinates([row[1] for row in rows]),
        "lng": _coordinates([row[2] for row in rows]),
        "kind": _digits([codes[row[3]] for row in rows]),
    }


def _coordinates(degrees):
    """A column of degrees as steps from the smallest: as fine as three digits allow, one metre at best."""
    values = [round(value * PRECISION) for value in degrees]
    start = min(values, default=0)
    step = (max(values, default=0) - start) // SPAN + 1
    return {"from": start, "step": step, "digits": _digits([round((value - start) / step) for value in values])}


def _digits(values):
    """Natural numbers in base 64: a string for each weight, the highest first."""
    length = -(-max(values, default=0).bit_length() // BITS)
    shifts = range((length - 1) * BITS, -1, -BITS)
    return ["".join([DIGITS[value >> shift & 63] for value in values]) for shift in shifts]
