"""Error pages in French: rendered without a request, so that neither database nor session is touched."""

from django.shortcuts import render


def bad_request(request, exception):
    """400: the request cannot be understood."""
    return render(None, "400.html", status=400)


def permission_denied(request, exception):
    """403: the visitor may not see this."""
    return render(None, "403.html", status=403)


def page_not_found(request, exception):
    """404: there is nothing here."""
    return render(None, "404.html", status=404)


def server_error(request):
    """500: our fault."""
    return render(None, "500.html", status=500)
