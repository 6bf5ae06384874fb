"""What the app adds to the admin: shortcuts on the dashboard, and nothing that leads to English pages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from guides.models import GuideIndexPage
from home.models import HomePage
from map.models import SalePoint
from news.models import NewsIndexPage
from producers.models import ProducerIndexPage, Video


class ShortcutsPanel(Component):
    """The tasks of every day, one click away, for those who may do them."""

    name = "shortcuts"
    order = 50
    template_name = "home/admin/shortcuts.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"shortcuts": [*_page_shortcuts(user), *_record_shortcuts(user)]}


def _page_shortcuts(user):
    tasks = (
        (NewsIndexPage, "news", "articlepage", _("Écrire un article")),
        (ProducerIndexPage, "producers", "producerpage", _("Ajouter un producteur")),
        (GuideIndexPage, "guides", "guidepage", _("Écrire un guide")),
    )
    for parent_class, app, model, label in tasks:
        parent = parent_class.objects.first()
        if parent and parent.permissions_for_user(user).can_add_subpage():
            yield label, reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])
    home = HomePage.objects.first()
    if home and home.permissions_for_user(user).can_edit():
        yield _("Modifier la page d’accueil"), reverse("wagtailadmin_pages:edit", args=[home.pk])


def _record_shortcuts(user):
    for model, label in ((SalePoint, _("Ajouter un point de vente")), (Video, _("Ajouter une vidéo"))):
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        if user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"):
            yield label, reverse(f"wagtailsnippets_{name}:add")


@hooks.register("construct_homepage_panels")
def add_shortcuts(request, panels):
    """Put the shortcuts first."""
    panels.insert(0, ShortcutsPanel())


@hooks.register("construct_main_menu")
def hide_help(request, menu_items):
    """Wagtail's help menu leads to pages in English on another site; ours is docs/redaction.md."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
