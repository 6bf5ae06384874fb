"""What the service has to know of an inscription and no record says."""

from espace_pro.inscription.steps import FARM, PRODUCTS, REVIEW, SALES
from map.kinds import KINDS

MAX_LENGTH = 1000


def note_for_the_service(answers):
    """A few lines: the number, the person, what was written beside the lists."""
    inscription, farm, sales = answers.inscription, answers.cleaned(FARM), answers.cleaned(SALES)
    other_kinds = [KINDS[code].name for code in sales["kinds"] if code != "farm"]
    lines = [
        ("Message", inscription.answer(REVIEW.slug, "note")),
        ("Inscription", inscription.reference),
        ("Contact", f"{farm['first_name']} {farm['last_name']}"),
        ("Adresse électronique confirmée", "oui" if inscription.email_confirmed_at else "pas encore"),
        ("Siret", farm["siret"]),
        ("Autres produits", answers.cleaned(PRODUCTS)["other_products"]),
        ("Vend aussi", ", ".join(other_kinds)),
        ("Autres lieux", "; ".join(sales["other_places"].splitlines())),
    ]
    return "\n".join(f"{label} : {text}" for label, text in lines if text)[:MAX_LENGTH]
