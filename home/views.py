"""The site's search, the helper of drive groups, picture credits, and conventions of the web."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.core.models import SiteSettings
from cms.core.paging import paginate
from cms.core.text import with_de
from home.drive_group import DriveGroupForm, missing_families
from home.pictures import credited_pictures
from home.search import SiteSearch

CREDITS_A_PAGE = 48


@require_safe
def search(request):
    """Everything on the site that answers a few words."""
    return render(request, "home/search.html", {"search": SiteSearch(request.GET)})


@require_safe
def picture_credits(request):
    """Who made each picture that the site shows, and under which licence."""
    results = paginate(request, credited_pictures(), CREDITS_A_PAGE)
    return render(request, "home/credits.html", {"results": results})


@require_safe
def manifest(request):
    """What a phone needs to put the site among its applications (W3C web application manifest)."""
    return render(request, "site.webmanifest", content_type="application/manifest+json")


@require_safe
def drive_group(request):
    """Which families a group of producers lacks, and who around it would like to be asked."""
    form = DriveGroupForm(request.GET)
    commune = form.asked.get("commune")
    gaps = missing_families(commune, form.asked.get("famille", [])) if commune else []
    where = with_de(commune.name) if commune else ""
    context = {"form": form, "commune": commune, "where": where, "gaps": [gap for gap in gaps if gap.farms]}
    context["orphans"] = [gap.family for gap in gaps if not gap.farms]
    return render(request, "home/drive_group.html", context)


@require_safe
def robots(request):
    """What robots may visit, and where the site map is."""
    return render(request, "robots.txt", {"base_url": settings.BASE_URL}, content_type="text/plain; charset=utf-8")


@require_safe
def security(request):
    """Whom to tell of a weakness (RFC 9116); good for six months from each reading."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        "base_url": settings.BASE_URL,
        "email": SiteSettings.for_request(request).email,
        "expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return render(request, "security.txt", context, content_type="text/plain; charset=utf-8")
