"""What the app adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from producers.viewsets import ProductsGroup, VideoViewSet
from producers.withdrawing import ACTION

register_snippet(ProductsGroup)
register_snippet(VideoViewSet)


@hooks.register("register_log_actions")
def log_withdrawals(actions):
    """What the history of a film says once it is gone."""
    actions.register_action(
        ACTION, _("Retirer la vidéo"), _("Vidéo retirée à la demande du producteur, fichiers effacés")
    )
