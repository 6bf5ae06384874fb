"""Standard replies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from espace_pro.models import StandardReply


class StandardReplyViewSet(SnippetViewSet):
    """What the service answers often."""

    model = StandardReply
    icon = "mail"
    menu_label = _("Réponses types")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["title", "use"]
    list_filter = ["use"]
    search_fields = ["title", "text"]
