"""The questions one asks of guides and of the records they quote."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

from cms.core.text import normalise


class ReviewedQuerySet(models.QuerySet):
    """Questions about records that are reviewed before they are public."""

    def public(self):
        """Those any visitor may see."""
        return self.filter(live=True)


class SaleMethodQuerySet(ReviewedQuerySet):
    """Questions about forms of sale."""

    def overdue(self):
        """Public ones past their date."""
        return self.public().filter(valid_until__lt=timezone.localdate())


class PlatformQuerySet(ReviewedQuerySet):
    """Questions about selling platforms."""

    def overdue(self):
        """Public ones that nobody has checked for more than a year."""
        return self.public().filter(checked_on__lt=timezone.localdate() - timedelta(days=365))


class InitiativeQuerySet(ReviewedQuerySet):
    """Questions about initiatives; they can be chained."""

    def proposed(self):
        """Those that wait for a person: never published so far."""
        return self.filter(live=False, first_published_at=None)

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
    """All public forms of direct sale, in the editors' order."""
    return apps.get_model("guides", "SaleMethod").objects.public()


def platforms():
    """All public selling platforms, in the editors' order."""
    return apps.get_model("guides", "Platform").objects.public()


def drives():
    """The public drives with how one orders there, by name (`map.Listing`, whose projection decides what is public)."""
    listings = apps.get_model("map", "Listing").objects.of_kinds(["drive"])
    return listings.select_related("sale_point").by_name()
