"""What the app adds to the admin: the queue « À relire » with its badge, and « Confirmé par téléphone »."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from espace_pro.claims import review as claims
from espace_pro.claims.desk import ClaimDesk
from espace_pro.figures.report import FiguresReport
from espace_pro.films.board import FilmDesk
from espace_pro.freshness import review as enquiries
from espace_pro.freshness.report import CampaignReport
from espace_pro.moderation import queue, views
from espace_pro.personal_data import review as erasures
from espace_pro.places import review as presences
from espace_pro.templatetags.moderation import confirm_url
from espace_pro.viewsets import ProducerListingViewSet
from map.models import SalePoint
from producers.models import ProducerPage


@hooks.register("register_admin_viewset")
def producers_list():
    """All producers with who confirmed them."""
    return ProducerListingViewSet("fermes")


@hooks.register("register_admin_urls")
def moderation_urls():
    """The queue and what it leads to."""
    return [
        path("a-relire/", require_admin_access(views.waiting), name="moderation_queue"),
        path("a-relire/<int:pk>/", require_admin_access(views.proposal), name="moderation_proposal"),
        path("a-relire/presences/<int:pk>/", require_admin_access(presences.presence), name="moderation_presence"),
        path("a-relire/effacements/<int:pk>/", require_admin_access(erasures.erasure), name="moderation_erasure"),
        path("a-relire/a-confirmer/<int:pk>/", require_admin_access(enquiries.enquiry), name="moderation_enquiry"),
        path(
            "a-relire/confirmer/<int:content_type>/<int:pk>/",
            require_admin_access(views.confirmed_by_phone),
            name="confirmed_by_phone",
        ),
    ]


@hooks.register("register_page_header_buttons")
def confirm_button(page, user, view_name, next_url=None):
    """« Confirmé par téléphone » in the menu of a farm."""
    if isinstance(page, ProducerPage) and page.live and queue.is_open_to(user):
        yield Button(_("Confirmé par téléphone"), confirm_url(page), icon_name="check", priority=55)


@hooks.register("register_snippet_listing_buttons")
def confirm_place_button(snippet, user, next_url=None):
    """The same in the list of places."""
    if isinstance(snippet, SalePoint) and snippet.live and queue.is_open_to(user):
        yield Button(_("Confirmé par téléphone"), confirm_url(snippet), icon_name="check", priority=55)


class ServiceMenuItem(MenuItem):
    """A line for those who may answer."""

    def is_shown(self, request):
        return queue.is_open_to(request.user)


class QueueMenuItem(ServiceMenuItem):
    """« À relire (3) »."""

    def render_component(self, request):
        component = super().render_component(request)
        number = queue.count()
        component.label = f"{self.label} ({number})" if number else self.label
        return component


@hooks.register("register_admin_menu_item")
def queue_menu_item():
    """The first line of the menu for the service."""
    return QueueMenuItem(_("À relire"), reverse("moderation_queue"), name="queue", icon_name="tasks", order=50)


@hooks.register("register_admin_urls")
def report_urls():
    """The reports of the campaign and of visits."""
    return [
        path("rapports/confirmations/", CampaignReport.as_view(), name="campaign_report"),
        path(
            "rapports/confirmations/resultats/",
            CampaignReport.as_view(results_only=True),
            name="campaign_report_results",
        ),
        path("rapports/visites/", FiguresReport.as_view(), name="figures_report"),
        path("rapports/visites/resultats/", FiguresReport.as_view(results_only=True), name="figures_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def campaign_report_menu_item():
    """« Rapports › Confirmations »."""
    return ServiceMenuItem(
        _("Confirmations"), reverse("campaign_report"), name="confirmations", icon_name="check", order=910
    )


@hooks.register("register_reports_menu_item")
def figures_report_menu_item():
    """« Rapports › Visites »."""
    return ServiceMenuItem(_("Visites"), reverse("figures_report"), name="figures", icon_name="view", order=920)


@hooks.register("insert_global_admin_css")
def admin_css():
    """How old and new are told apart."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/moderation.css"))


@hooks.register("register_admin_viewset")
def claims_desk():
    """« Demandes › Fiches revendiquées »."""
    return ClaimDesk()


queue.register("claim", _("C’est moi"), claims.entries, claims.count)


@hooks.register("register_admin_viewset")
def film_desk():
    """Under « Demandes »: films in the making."""
    return FilmDesk()
