"""Standard replies to begin with; the service changes them as it likes."""

from espace_pro.models import StandardReply

FIRST = (
    (
        StandardReply.Use.TO_REVISE,
        "Photo floue ou sombre",
        "Bonjour,\nvotre fiche est presque prête. La photo est un peu floue : pouvez-vous en choisir une plus nette, "
        "de jour ?\nMerci !",
    ),
    (
        StandardReply.Use.TO_REVISE,
        "Signe de qualité à justifier",
        "Bonjour,\nvous déclarez un signe de qualité. Pouvez-vous nous envoyer votre attestation en cours, ou le nom de "
        "l’organisme qui vous certifie ?\nMerci !",
    ),
    (
        StandardReply.Use.TO_REVISE,
        "Horaires à préciser",
        "Bonjour,\npouvez-vous préciser vos jours et vos heures de vente à la ferme ? Si c’est sur rendez-vous, dites-le "
        "simplement.\nMerci !",
    ),
    (
        StandardReply.Use.REFUSED,
        "Ferme hors du Gers",
        "Bonjour,\ncette carte ne montre que les fermes du Gers. Le site de votre département pourra sûrement vous "
        "accueillir.\nBien à vous.",
    ),
    (
        StandardReply.Use.REFUSED,
        "Revente sans production",
        "Bonjour,\nnous publions les personnes qui vendent ce qu’elles produisent. Votre activité semble être de la "
        "revente : appelez-nous si nous avons mal compris.\nBien à vous.",
    ),
)


def ensure_replies():
    """A few replies where there is none yet."""
    if not StandardReply.objects.exists():
        StandardReply.objects.bulk_create(StandardReply(use=use, title=title, text=text) for use, title, text in FIRST)
