"""The page every page type of the site derives from."""

from http import HTTPMethod

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction

from cms.core.page_forms import PublicationPanel, PublishablePageForm


class BasePage(Page):
    """Title, sharing picture and search engine rules, the same for all page types."""

    social_image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image de partage"),
        help_text=_("Montrée quand la page est partagée sur un réseau ou par message. À défaut, l’image principale."),
    )
    noindex = models.BooleanField(
        _("cacher aux moteurs de recherche"),
        default=False,
        help_text=_("La page reste visible sur le site, mais les moteurs de recherche ne la proposent plus."),
    )

    base_form_class = PublishablePageForm
    content_panels = [
        PublicationPanel(),
        TitleFieldPanel("title", help_text=_("Court, il dit le fait. Il paraît aussi dans les listes.")),
    ]
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading=_("Fin de l’adresse"),
                    help_text=_("Elle s’écrit seule d’après le titre, par exemple « marche-de-noel »."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Titre pour les moteurs de recherche"),
                    help_text=_("Laissez vide pour garder le titre de la page."),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description pour les moteurs de recherche"),
                    help_text=_("Une ou deux phrases, montrées sous le titre dans leurs résultats. Vide : le chapô."),
                ),
                FieldPanel("social_image"),
                FieldPanel("noindex"),
            ],
            _("Moteurs de recherche et partage"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("Menus du site")),
    ]

    class Meta:
        abstract = True

    def get_view_restrictions(self):
        """As Wagtail's, which reads all pages above this one: needless where nothing is private."""
        restrictions = PageViewRestriction.objects.all()
        return super().get_view_restrictions() if restrictions.exists() else restrictions.none()

    @property
    def sharing_image(self):
        """The picture that stands for this page elsewhere: its own, or its main image."""
        return self.social_image or getattr(self, "photo", None) or getattr(self, "hero_image", None)

    @property
    def sharing_title(self):
        """The title written on the sharing picture."""
        return self.seo_title or self.title

    @property
    def sharing_kicker(self):
        """A few words over that title."""
        return ""

    @property
    def meta_description(self):
        """One sentence for search engines: written for them, or the standfirst."""
        return self.search_description or getattr(self, "standfirst", "")

    def get_sitemap_urls(self, request=None):
        entries = [] if self.noindex else super().get_sitemap_urls(request)
        return [entry | {"page_id": self.pk} for entry in entries]
