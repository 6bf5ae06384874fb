"""The questions one asks of guides and of the records they quote."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

from cms.core.text import normalise


class SaleMethodQuerySet(models.QuerySet):
    """Questions about forms of sale."""

    def overdue(self):
        """Those past their date."""
        return self.filter(valid_until__lt=timezone.localdate())


class PlatformQuerySet(models.QuerySet):
    """Questions about selling platforms."""

    def overdue(self):
        """Those nobody has checked for more than a year."""
        return self.filter(checked_on__lt=timezone.localdate() - timedelta(days=365))


class InitiativeQuerySet(models.QuerySet):
    """Questions about initiatives; they can be chained."""

    def public(self):
        """Those any visitor may see."""
        return self.filter(state="published")

    def proposed(self):
        """Those that wait for a person."""
        return self.filter(state="proposed")

    def saying(self, text):
        """Those whose name, place or description has every word."""
        found = self
        for word in normalise(text).split():
            found = found.filter(search_key__contains=word)
        return found

    def unchecked(self):
        """Public ones that nobody has checked for more than a year."""
        limit = timezone.localdate() - timedelta(days=365)
        late = models.Q(checked_on__lt=limit) | models.Q(checked_on=None, started_on__lt=limit)
        return self.public().exclude(activity="over").filter(late)

    def forget_senders(self):
        """Erase the addresses given a year ago or more, as the page on personal data says; how many there were."""
        limit = timezone.now() - timedelta(days=365)
        return self.exclude(sender_email="").filter(created_at__lte=limit).update(sender_email="")


def sale_methods():
    """All forms of direct sale, in the editors' order."""
    return apps.get_model("guides", "SaleMethod").objects.all()


def platforms():
    """All selling platforms, in the editors' order."""
    return apps.get_model("guides", "Platform").objects.all()


def drives():
    """The public drives with how one orders there, by name (`map.Listing`, whose projection decides what is public)."""
    listings = apps.get_model("map", "Listing").objects.of_kinds(["drive"])
    return listings.select_related("sale_point").by_name()
