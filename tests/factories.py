"""The cheapest valid objects; variations are traits."""

from datetime import date

import factory
from django.conf import settings
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from guides.models import (
    DriveGuidePage,
    GuideIndexPage,
    GuidePage,
    Initiative,
    InitiativeIndexPage,
    Platform,
    SaleMethod,
    SaleMethodIndexPage,
)
from home.models import ContentPage, HomePage, SiteMapPage
from map.models import Attendance, Commune, MapPage, SalePoint
from news.models import ArticlePage, NewsIndexPage
from producers.models import (
    Label,
    ProducerIndexPage,
    ProducerLabel,
    ProducerMember,
    ProducerPage,
    ProducerProduct,
    Product,
    ProductFamily,
    Video,
)


def home_page():
    """The site's home page, made the first time."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        root.get_children().delete()
        home = Page.get_first_root_node().add_child(
            instance=HomePage(title="Accueil", slug="accueil", hero_title="Bonjour", hero_lead="Tout près.")
        )
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
        )
    return home


class PageFactory(DjangoModelFactory):
    """A published page under the parent it needs."""

    title = factory.Sequence("Page {}".format)
    parent = factory.LazyFunction(home_page)

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent, **kwargs):
        parent.refresh_from_db()
        return parent.add_child(instance=model_class(**kwargs))


class OnlyPageFactory(PageFactory):
    """A page of which there is one: the existing one, or a new one."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.first() or super()._create(model_class, *args, **kwargs)


class MapPageFactory(OnlyPageFactory):
    title, slug = "La carte", "carte"

    class Meta:
        model = MapPage


class ProducerIndexPageFactory(OnlyPageFactory):
    title, slug = "Les producteurs", "producteurs"

    class Meta:
        model = ProducerIndexPage


class NewsIndexPageFactory(OnlyPageFactory):
    title, slug = "Les actualités", "actualites"

    class Meta:
        model = NewsIndexPage


class GuideIndexPageFactory(OnlyPageFactory):
    title, slug = "Guides", "guides"

    class Meta:
        model = GuideIndexPage


class DriveGuidePageFactory(OnlyPageFactory):
    title, slug, standfirst = "Développer un drive", "developper-un-drive", "Ensemble."

    class Meta:
        model = DriveGuidePage


class SaleMethodIndexPageFactory(OnlyPageFactory):
    parent = factory.SubFactory(GuideIndexPageFactory)
    title, slug, standfirst = "Les formes de vente", "formes-de-vente", "Ce qui est permis."

    class Meta:
        model = SaleMethodIndexPage


class InitiativeIndexPageFactory(OnlyPageFactory):
    parent = factory.SubFactory(GuideIndexPageFactory)
    title, slug, standfirst = "Ce qui se fait ailleurs", "initiatives", "Pour s’en inspirer."

    class Meta:
        model = InitiativeIndexPage


class SiteMapPageFactory(OnlyPageFactory):
    title, slug = "Plan du site", "plan-du-site"

    class Meta:
        model = SiteMapPage


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage


class HomePageFactory(PageFactory):
    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return home_page()

    class Meta:
        model = HomePage


class ArticlePageFactory(PageFactory):
    parent = factory.SubFactory(NewsIndexPageFactory)
    standfirst = "L’essentiel."
    date = date(2020, 11, 26)

    class Meta:
        model = ArticlePage


class GuidePageFactory(PageFactory):
    parent = factory.SubFactory(GuideIndexPageFactory)
    standfirst = "Pas à pas."

    class Meta:
        model = GuidePage


class CommuneFactory(DjangoModelFactory):
    """Fleurance unless told otherwise."""

    code_insee = factory.Sequence(lambda number: str(70_000 + number))  # none of the Gers: tests choose those
    name = factory.Sequence("Commune {}".format)
    slug = factory.Sequence("commune-{}".format)
    postal_codes = "32500"
    latitude, longitude = 43.848, 0.662
    department = "32"

    class Meta:
        model = Commune


class ProductFamilyFactory(DjangoModelFactory):
    name = factory.Sequence("Famille {}".format)
    slug = factory.Sequence("famille-{}".format)

    class Meta:
        model = ProductFamily


class ProductFactory(DjangoModelFactory):
    name = factory.Sequence("Produit {}".format)
    slug = factory.Sequence("produit-{}".format)
    family = factory.SubFactory(ProductFamilyFactory)
    season = "2" * 12

    class Meta:
        model = Product


class LabelFactory(DjangoModelFactory):
    name = factory.Sequence("Signe {}".format)
    slug = factory.Sequence("signe-{}".format)

    class Meta:
        model = Label


class ProducerPageFactory(PageFactory):
    parent = factory.SubFactory(ProducerIndexPageFactory)
    title = factory.Sequence("Ferme {}".format)
    standfirst = "Une ferme."
    commune = factory.SubFactory(CommuneFactory)
    latitude, longitude = 43.85, 0.66

    class Meta:
        model = ProducerPage

    @classmethod
    def _create(cls, model_class, *args, products=(), labels=(), **kwargs):
        page = super()._create(model_class, *args, **kwargs)
        if products or labels:
            page.product_lines = [ProducerProduct(product=product) for product in products]
            page.label_lines = [ProducerLabel(label=label, state=state) for label, state in labels]
            page.save()
        return page


class UserFactory(DjangoModelFactory):
    username = factory.Sequence("personne-{}".format)
    email = factory.LazyAttribute("{0.username}@example.org".format)

    class Meta:
        model = settings.AUTH_USER_MODEL


class ProducerMemberFactory(DjangoModelFactory):
    producer = factory.SubFactory(ProducerPageFactory)
    user = factory.SubFactory(UserFactory)

    class Meta:
        model = ProducerMember


class SalePointFactory(DjangoModelFactory):
    title = factory.Sequence("Marché {}".format)
    slug = factory.Sequence("marche-{}".format)
    kind = "market"
    commune = factory.SubFactory(CommuneFactory)
    latitude, longitude = 43.85, 0.66
    live = True

    class Meta:
        model = SalePoint

    class Params:
        farm = factory.Trait(kind="farm", host=factory.SubFactory(ProducerPageFactory))


class AttendanceFactory(DjangoModelFactory):
    sale_point = factory.SubFactory(SalePointFactory)
    producer = factory.SubFactory(ProducerPageFactory)

    class Meta:
        model = Attendance


class VideoFactory(DjangoModelFactory):
    title = factory.Sequence("Vidéo {}".format)
    url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    transcript = "<p>Bonjour.</p>"
    producer = factory.SubFactory(ProducerPageFactory)
    live = True

    class Meta:
        model = Video


class SaleMethodFactory(DjangoModelFactory):
    name = factory.Sequence("Forme {}".format)
    slug = factory.Sequence("forme-{}".format)
    status = "allowed"
    summary = "Possible."
    source_name = "Une source"

    class Meta:
        model = SaleMethod

    class Params:
        overdue = factory.Trait(valid_until=date(2020, 12, 31))


class PlatformFactory(DjangoModelFactory):
    name = factory.Sequence("Plateforme {}".format)
    audience, cost, source_name = "Tous", "Gratuit", "Une source"
    checked_on = factory.LazyFunction(date.today)

    class Meta:
        model = Platform

    class Params:
        overdue = factory.Trait(checked_on=date(2020, 11, 4))


class InitiativeFactory(DjangoModelFactory):
    """A public one of the Gers, checked today."""

    name = factory.Sequence("Initiative {}".format)
    locality, department, carrier, theme = "Auch", "32", "council", "drive"
    description, source_name, activity = "Un drive.", "Une source", "active"
    checked_on = factory.LazyFunction(date.today)

    class Meta:
        model = Initiative


PAGE_FACTORIES = {
    factory_class._meta.model: factory_class
    for factory_class in (
        HomePageFactory,
        MapPageFactory,
        ProducerIndexPageFactory,
        ProducerPageFactory,
        NewsIndexPageFactory,
        ArticlePageFactory,
        GuideIndexPageFactory,
        GuidePageFactory,
        DriveGuidePageFactory,
        SaleMethodIndexPageFactory,
        InitiativeIndexPageFactory,
        ContentPageFactory,
        SiteMapPageFactory,
    )
}
