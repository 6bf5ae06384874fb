"""Public pages that are not in the tree: one form of sale, the initiatives as a file."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cms.core.spreadsheets import csv_response
from guides.exchange import COLUMNS, to_row
from guides.forms import InitiativeFilterForm
from guides.models import Initiative
from guides.querysets import sale_methods


@require_safe
def sale_method(request, slug):
    """One form of direct sale: its status, what it rests on, until when it holds."""
    method = get_object_or_404(sale_methods(), slug=slug)
    others = sale_methods().filter(status=method.status).exclude(pk=method.pk)
    return render(request, "guides/sale_method.html", {"method": method, "others": others})


@require_safe
def initiatives_file(request):
    """The initiatives that answer the query string, as a CSV file."""
    found = InitiativeFilterForm(request.GET).apply(Initiative.objects.public())
    return csv_response("initiatives.csv", COLUMNS, map(to_row, found))
