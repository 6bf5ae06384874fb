"""Blocks of the home page: the links under the search, and the sections the staff puts in order."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import LOCAL_PATH, PROSE_FEATURES
from home import sections


class PopularLinkBlock(blocks.StructBlock):
    """A search that many people make, one click away."""

    label = blocks.CharBlock(label=_("Mots"), max_length=60)
    url = blocks.CharBlock(
        label=_("Adresse sur ce site"),
        max_length=200,
        validators=[RegexValidator(LOCAL_PATH.pattern, _("Une adresse de ce site commence par /."))],
        help_text=_("Par exemple : /carte/?type=market"),
    )

    class Meta:
        icon = "search"
        label = _("Recherche fréquente")
        description = _("Un lien court vers une recherche")
        preview_value = {"label": "marchés de plein vent", "url": "/carte/?type=market"}


class SectionBlock(blocks.StructBlock):
    """A section of the home page; `facts` gives what it shows of the records, as a context."""

    @staticmethod
    def facts(value):
        """Nothing besides what the editor wrote."""
        return {}

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | self.facts(value)


class OpenNowBlock(SectionBlock):
    """Places that are open at this minute around a commune; nobody is asked where they are."""

    title = blocks.CharBlock(label=_("Titre"), max_length=100, default=_("Ouvert en ce moment"))
    commune = blocks.CharBlock(
        label=_("Autour de"),
        max_length=100,
        default="Auch",
        help_text=_("La commune dont on part tant que le visiteur n’a pas choisi la sienne."),
    )

    class Meta:
        icon = "time"
        label = _("Ouvert en ce moment")
        template = "home/sections/open_now.html"
        description = _("Les lieux ouverts près d’une commune, à l’heure de la visite")
        preview_value = {"title": "Ouvert en ce moment", "commune": "Auch"}

    facts = staticmethod(sections.open_now)


class KindsBlock(SectionBlock):
    """Ways to buy with how many places each, and the drawn map."""

    title = blocks.CharBlock(label=_("Titre"), max_length=100, default=_("Où acheter local ?"))

    class Meta:
        icon = "site"
        label = _("Types de lieu et carte")
        template = "home/sections/kinds.html"
        description = _("Fermes, marchés, drives… avec leur nombre et le dessin du territoire")
        preview_value = {"title": "Où acheter local ?"}

    facts = staticmethod(sections.kinds)


class SeasonBlock(SectionBlock):
    """What is in season this month, from the records."""

    lead = blocks.CharBlock(
        label=_("Phrase du mois"),
        max_length=255,
        required=False,
        help_text=_("Ce qui se récolte, se prépare ou se vend ce mois-ci."),
    )

    class Meta:
        icon = "date"
        label = _("Produits du mois")
        template = "home/sections/season.html"
        description = _("Les produits de saison que l’on trouve vraiment, mois par mois")
        preview_value = {"lead": "Ce que les fermes récoltent ce mois-ci."}

    facts = staticmethod(sections.season)


class FilmBlock(SectionBlock):
    """A producer in a film, and a few words."""

    video = SnippetChooserBlock("producers.Video", label=_("Vidéo"), required=False)
    quote = blocks.CharBlock(label=_("Citation"), max_length=255, required=False)
    text = blocks.TextBlock(label=_("Présentation"), max_length=400, required=False)

    class Meta:
        icon = "media"
        label = _("Un producteur en vidéo")
        template = "home/sections/video.html"
        description = _("Une vidéo de la vidéothèque ; rien n’est chargé avant le clic")

    facts = staticmethod(sections.film)

    def get_preview_value(self):
        return self.normalize({"video": sections.any_film(), "quote": "Une bête, ça se regarde chaque matin."})


class NewsBlock(SectionBlock):
    """The latest articles."""

    title = blocks.CharBlock(label=_("Titre"), max_length=100, default=_("Les nouvelles"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Dernières actualités")
        template = "home/sections/news.html"
        description = _("Les quatre derniers articles, le premier en grand")
        preview_value = {"title": "Les nouvelles"}

    facts = staticmethod(sections.news)


class CallsBlock(SectionBlock):
    """Two fields side by side: producers sign up, groups read the drive guide."""

    producers_title = blocks.CharBlock(
        label=_("Producteurs : titre"), max_length=100, default=_("Vous produisez dans le Gers ?")
    )
    producers_text = blocks.TextBlock(
        label=_("Producteurs : texte"),
        max_length=300,
        default=_("Votre ferme, vos marchés et vos horaires sur la carte, gratuitement."),
    )
    producers_steps = blocks.ListBlock(
        blocks.CharBlock(label=_("Étape"), max_length=160), label=_("Producteurs : étapes"), default=[], max_num=5
    )
    drive_title = blocks.CharBlock(label=_("Groupes : titre"), max_length=100, default=_("Un drive entre voisins ?"))
    drive_text = blocks.TextBlock(
        label=_("Groupes : texte"),
        max_length=300,
        default=_("Lieu, matériel, plateforme de commande : un guide pas à pas, et une personne pour vous répondre."),
    )

    class Meta:
        icon = "group"
        label = _("Appels aux producteurs et aux groupes")
        template = "home/sections/calls.html"
        description = _("Deux encarts : s’inscrire sur la carte, développer un drive")
        preview_value = {
            "producers_title": "Vous produisez dans le Gers ?",
            "producers_text": "Votre ferme sur la carte, gratuitement.",
            "producers_steps": ["Vous décrivez votre ferme.", "Le service relit.", "Votre fiche paraît."],
            "drive_title": "Un drive entre voisins ?",
            "drive_text": "Un guide pas à pas.",
        }


class WordsBlock(SectionBlock):
    """A title and a text, for what nobody foresaw."""

    title = blocks.CharBlock(label=_("Titre"), max_length=100)
    text = blocks.RichTextBlock(label=_("Texte"), features=[*PROSE_FEATURES[1:]])

    class Meta:
        icon = "pilcrow"
        label = _("Titre et texte")
        template = "home/sections/words.html"
        description = _("Un texte court, avec des liens")
        preview_value = {"title": "Le saviez-vous ?", "text": "<p>Un marché au gras se tient chaque lundi d’hiver.</p>"}


class HomeBlock(blocks.StreamBlock):
    """The sections of the home page under the search, in the order the staff gives them."""

    open_now = OpenNowBlock(group=_("Trouver"))
    kinds = KindsBlock(group=_("Trouver"))
    season = SeasonBlock(group=_("Trouver"))
    film = FilmBlock(group=_("Raconter"))
    news = NewsBlock(group=_("Raconter"))
    words = WordsBlock(group=_("Raconter"))
    calls = CallsBlock(group=_("Inviter"))

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("open_now", "kinds", "season", "news", "calls")}


def default_sections():
    """What a new site shows until the staff decides otherwise."""
    return [(name, {}) for name in ("kinds", "open_now", "season", "film", "news", "calls")]
