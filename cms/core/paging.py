"""Pages of results."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404
from django.utils.translation import gettext as _


def paginate(request, records, size):
    """The page that `?page=` asks for (a Django `Page`), Http404 when there is no such page."""
    paginator = Paginator(records, size)
    try:
        return paginator.page(request.GET.get("page") or 1)
    except (PageNotAnInteger, EmptyPage) as error:
        raise Http404(_("Cette page de résultats n’existe pas.")) from error
