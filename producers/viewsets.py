"""Products, families, signs and videos in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from producers.models import Label, Product, ProductFamily, Video


class ProductViewSet(SnippetViewSet):
    """Products and their months in season."""

    model = Product
    icon = "tag"
    menu_label = _("Produits")
    list_display = ["name", "family", "season_sentence"]
    list_filter = ["family"]
    search_fields = ["name", "synonyms"]
    ordering = ["name"]


class ProductFamilyViewSet(SnippetViewSet):
    """The shelves products are on."""

    model = ProductFamily
    icon = "folder"
    menu_label = _("Familles")
    list_display = ["name", "slug", "sort_order"]


class LabelViewSet(SnippetViewSet):
    """Official signs, brands and networks."""

    model = Label
    icon = "success"
    menu_label = _("Signes et réseaux")
    list_display = ["name", "group"]
    list_filter = ["group"]


class ProductsGroup(SnippetViewSetGroup):
    """One menu for what producers sell and claim."""

    menu_label = _("Produits et signes")
    menu_icon = "tag"
    menu_order = 220
    items = [ProductViewSet, ProductFamilyViewSet, LabelViewSet]


class VideoViewSet(SnippetViewSet):
    """Presentation videos."""

    model = Video
    icon = "media"
    menu_label = _("Vidéos")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["title", "producer", "filmed_on", LiveStatusTagColumn()]
    list_filter = ["live"]
    search_fields = ["title"]
