"""Pages of the espace pro; each starts from what the user owns."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from producers.models import ProducerPage


@require_safe
@login_required
def home(request):
    """Where a producer lands: the farms of the account."""
    return render(request, "producers/portal/home.html", {"farms": ProducerPage.objects.filter(owner=request.user)})
