"""Template answers about farms and their places (`cms.core.models.AnswerTemplate`), and a few to begin with."""

from django.db.models import Q

from cms.core.models import AnswerTemplate

KIND = "FICHE"
FIRST = (
    (
        "Photo floue ou sombre",
        "Bonjour,\nvotre fiche est presque prête. La photo est un peu floue : pouvez-vous en choisir une plus nette, "
        "de jour ?\nMerci !",
    ),
    (
        "Signe de qualité à justifier",
        "Bonjour,\nvous déclarez un signe de qualité. Pouvez-vous nous envoyer votre attestation en cours, ou le nom "
        "de l’organisme qui vous certifie ?\nMerci !",
    ),
    (
        "Horaires à préciser",
        "Bonjour,\npouvez-vous préciser vos jours et vos heures de vente à la ferme ? Si c’est sur rendez-vous, "
        "dites-le simplement.\nMerci !",
    ),
    (
        "Ferme hors du Gers",
        "Bonjour,\ncette carte ne montre que les fermes du Gers. Le site de votre département pourra sûrement vous "
        "accueillir.\nBien à vous.",
    ),
    (
        "Revente sans production",
        "Bonjour,\nnous publions les personnes qui vendent ce qu’elles produisent. Votre activité semble être de la "
        "revente : appelez-nous si nous avons mal compris.\nBien à vous.",
    ),
)


def template_answers():
    """Those the service may start from when it answers a farm."""
    return AnswerTemplate.objects.filter(Q(kind="") | Q(kind=KIND))


def ensure_replies():
    """A few replies where there is none yet."""
    if not AnswerTemplate.objects.filter(kind=KIND).exists():
        AnswerTemplate.objects.bulk_create(AnswerTemplate(kind=KIND, title=title, text=text) for title, text in FIRST)
