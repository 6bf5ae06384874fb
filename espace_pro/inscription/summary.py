"""« Vérifiez vos réponses »: what was answered, in words, a section a step."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core import hours
from cms.core.audience import LocationAudience
from cms.core.templatetags.ui import phone
from espace_pro.inscription.forms.visibility import AUDIENCES
from espace_pro.inscription.steps import FARM, PHOTOS, PLACE, PRODUCTS, REVIEW, SALES, STEPS, VISIBILITY
from map.kinds import KINDS

AUDIENCE_WORDS = dict(AUDIENCES)
NEVER, ALL = gettext_lazy("jamais publié"), gettext_lazy("tout le monde")


def sections(answers, url):
    """Each step with its address and its lines: label, text, and who sees it."""
    readers = {
        FARM: _farm,
        PLACE: _place,
        PRODUCTS: _products,
        SALES: _sales,
        PHOTOS: _photos,
        VISIBILITY: _visibility,
    }
    return [
        {
            "title": step.title,
            "url": f"{url('step', step.slug)}?retour={REVIEW.slug}",
            "is_done": step == PHOTOS or answers.is_done(step),
            "lines": [line for line in readers[step](answers, answers.cleaned(step)) if line[1]],
        }
        for step in STEPS
        if step != REVIEW
    ]


def _farm(answers, said):
    if not said:
        return
    seen = answers.cleaned(VISIBILITY)
    yield _("Nom de la ferme"), said["name"], ALL
    yield _("Commune"), f"{said['commune'].name} ({said['commune'].postcode})", ALL
    yield _("Votre nom"), f"{said['first_name']} {said['last_name']}", NEVER
    yield _("Adresse électronique"), said["email"], _seen_by(seen.get("email_audience"))
    yield _("Téléphone"), phone(said["phone"]), _seen_by(seen.get("phone_audience"))
    yield _("Siret"), said["siret"], NEVER


def _place(answers, said):
    if not said:
        return
    is_exact = said["location_audience"] == LocationAudience.EXACT
    seen = ALL if is_exact else NEVER
    yield _("Lieu-dit"), said["locality"], seen
    yield _("Numéro et rue"), said["address"], seen
    point = said["coordinates"]
    yield _("Repère"), f"{point.latitude:.5f} {point.longitude:.5f}".replace(".", ",") if point else _centre(), seen
    yield _("Le public voit"), _("le lieu exact") if is_exact else _("la commune seulement"), ""


def _products(answers, said):
    if not said:
        return
    yield _("En une phrase"), said["standfirst"], ALL
    yield _("Produits"), ", ".join(product.name for product in said["products"]), ALL
    yield _("Autres produits"), said["other_products"], _("après relecture")
    yield _("Signes déclarés"), ", ".join(label.name for label in said["labels"]), ALL
    yield _("Restauration collective"), _("oui") if said["supplies_catering"] else _("non"), ALL


def _sales(answers, said):
    if not said:
        return
    titles = {str(place.sale_point_id): place.title for place in answers.kept(SALES).around}
    yield _("Façons de vendre"), ", ".join(KINDS[code].name for code in said["kinds"]), ALL
    if "farm" in said["kinds"]:
        yield _("Horaires à la ferme"), hours.describe(said["opening_hours"]), ALL
        yield _("Fermetures"), said["closures"], ALL
    yield _("Lieux"), ", ".join(titles[pk] for pk in said["places"] if pk in titles), ALL
    yield _("Autres lieux"), "; ".join(said["other_places"].splitlines()), _("après relecture")


def _photos(answers, said):
    photos = list(answers.inscription.photos.all())
    described = [photo.description for photo in photos if photo.description]
    yield _("Photos"), str(len(photos)) if photos else _("aucune pour l’instant"), ALL if photos else ""
    yield _("Ce que l’on y voit"), "; ".join(described), ALL


def _visibility(answers, said):
    if not said:
        return
    yield _("Site internet"), said["website"], ALL
    yield _("Comment vous joindre"), said["contact_note"], ALL
    yield _("Téléphone visible par"), AUDIENCE_WORDS[said["phone_audience"]], ""
    yield _("Adresse électronique visible par"), AUDIENCE_WORDS[said["email_audience"]], ""


def _seen_by(audience):
    return str(AUDIENCE_WORDS.get(audience, "")).lower()


def _centre():
    return _("au centre de la commune, en attendant")
