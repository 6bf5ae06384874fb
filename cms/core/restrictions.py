"""Which parts of the site are private: asked by every list of articles, changed a few times a year.

For what is read only: what decides who may open a page, or what is written of it, asks the database.
"""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.signals import post_page_move

from cms.core.kept import forget, kept

SUBJECT = "restrictions"


class PublicPageQuerySet(PageQuerySet):
    """Pages that know what is private without asking again."""

    def private_q(self):
        private = Q(pk__in=[])
        for path in kept(SUBJECT, _private_paths):
            private |= Q(path__startswith=path)
        return private


def _private_paths():
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver(post_page_move)
def forget_restrictions(**kwargs):
    """A page became private or public again, or moved with all below it."""
    forget(SUBJECT)
