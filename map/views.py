"""Public views of places beside the map page."""

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.core.paging import paginate
from map import geocoding, place_names
from map.around import commune_context
from map.embedding import Frame, readable
from map.exports import ical
from map.exports.points import compact_points
from map.forms import RADII
from map.kinds import KINDS
from map.models import Commune, Listing, SalePoint
from map.presentation import sale_point_context
from map.search import ListingSearch
from producers.models import ProducerPage

MAX_TYPED = 100
MINUTE, HOUR = 60, 3600
PLACES_A_FRAME = 12


@require_safe
def points(request):
    """The places that answer the query string, as compact points for the map."""
    return JsonResponse(
        compact_points(ListingSearch(request.GET).listings), json_dumps_params={"separators": (",", ":")}
    )


@require_safe
def place_card(request, pk):
    """The card of one place on the map, at the moment of the query string: a fragment for when its marker opens."""
    listing = get_object_or_404(Listing.objects.for_cards(), pk=pk)
    listing.moment = ListingSearch(request.GET).moment
    response = render(request, "map/place_card.html", {"listing": listing})
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def embed(request) -> HttpResponse:
    """The places that answer the query string, in a frame on a partner's site: filters that cannot be lost."""
    frame = Frame(request.GET)
    results = paginate(request, frame.search.listings.for_cards(), PLACES_A_FRAME)
    count = results.paginator.count
    context = {
        "frame": frame,
        "results": results,
        "count": count,
        "result_title": frame.search.title(count),
        "place": frame.search.place,
        "notices": frame.notices,
        "kinds": list(KINDS.values()),
        "points_url": f"{reverse('points')}?{frame.search.query_string}",
        "site_url": f"/carte/?{frame.search.query_without('couleur', 'affichage', 'hauteur')}",
        "tiles": {"url": settings.TILE_URL, "attribution": settings.TILE_ATTRIBUTION} if settings.TILE_URL else None,
    }
    return _for_other_sites(render(request, "map/embed/frame.html", context))


@require_safe
def embed_theme(request, colour) -> HttpResponse:
    """The style sheet of a frame in a partner's colour."""
    context = {"colour": readable(colour.lower())}
    return _for_other_sites(render(request, "map/embed/theme.css", context, content_type="text/css; charset=utf-8"))


@require_safe
def embed_height(request) -> HttpResponse:
    """The script that partners add for frames as high as their content."""
    script = render(request, "map/embed/height.js", content_type="text/javascript; charset=utf-8")
    return _for_other_sites(script)


def _for_other_sites(response):
    response["X-Robots-Tag"] = "noindex"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def embed_configurator(request) -> HttpResponse:
    """Where a partner chooses what a frame shows, sees it and copies its code."""
    frame = Frame(request.GET)
    search = frame.search
    title = search.title(search.listings.count())
    context = {
        "frame": frame,
        "form": search.form,
        "look": frame.form,
        "asked": search.asked,
        "radius": search.radius_km,
        "radii": RADII,
        "kinds": list(KINDS.values()),
        "result_title": title,
        "code": frame.code(title),
    }
    return render(request, "map/embed/configurator.html", context)


@require_safe
def sale_point(request, slug) -> HttpResponse:
    """The public page of a sale point."""
    listing = get_object_or_404(Listing.objects.select_related("commune", "photo"), sale_point__slug=slug)
    point = SalePoint.objects.get(pk=listing.sale_point_id)
    return render(request, "map/sale_point.html", sale_point_context(point, listing))


@require_safe
def commune(request, slug) -> HttpResponse:
    """What there is in a commune and around it, even where there is nothing."""
    return render(request, "map/commune.html", commune_context(get_object_or_404(Commune, slug=slug)))


@require_safe
def commune_suggestions(request):
    """Communes that what was typed may mean, for the box where one types them."""
    text = request.GET.get("q", "")[:MAX_TYPED]
    found, is_guess = place_names.candidates(text)
    prefetch_related_objects(found, "former_names")
    communes = [{"value": commune.label, **_former(commune, text)} for commune in found]
    return _suggestions({"guess": is_guess and bool(communes), "found": communes}, HOUR)


@require_safe
def hamlet_suggestions(request):
    """Hamlets, streets and addresses that what was typed may mean, from the geocoder when there is one."""
    spots = geocoding.spots(request.GET.get("q", "")[:MAX_TYPED])
    found = [{"value": spot.label, "lat": spot.latitude, "lng": spot.longitude} for spot in spots or ()]
    return _suggestions({"guess": False, "found": found}, MINUTE if spots is None else HOUR)


def _former(commune, text):
    """The former name under which a commune was found, if it was."""
    name = commune.former_name(text)
    return {"former": name} if name else {}


def _suggestions(answer, seconds):
    response = JsonResponse(answer, json_dumps_params={"separators": (",", ":"), "ensure_ascii": False})
    response["Cache-Control"] = f"public, max-age={seconds}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def sale_point_calendar(request, slug):
    """The openings of a sale point, for a calendar."""
    listing = get_object_or_404(Listing, sale_point__slug=slug)
    return _calendar(ical.place_calendar(listing), slug)


@require_safe
def producer_calendar(request, slug):
    """When and where a producer sells, for a calendar."""
    producer = get_object_or_404(ProducerPage.objects.visible().defer_streamfields(), slug=slug)
    return _calendar(
        ical.producer_calendar(producer, Listing.objects.filter(producers=producer).for_profile(producer)), slug
    )


def _calendar(content, slug):
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
