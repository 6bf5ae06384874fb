"""What a robot finds costly and a person does not: a proof of work in the browser, or a question in words.

The browser's part is `static/js/proof.js`, on the ALTCHA protocol (https://altcha.org): find the number that
gives a hash. Where scripts do not run, the person answers the question. Nothing is asked from anyone else.
"""

import json
import random
from datetime import timedelta

from altcha import create_challenge_v1, extract_params_v1, verify_solution_v1
from altcha.v1 import Payload
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.text import normalise

HARDEST = 60_000
"""The number to find is below: half a second on a computer, two or three on an old phone."""
LIFETIME = timedelta(hours=24)

QUESTIONS = (
    (_("Quel mot est un légume : tracteur, poireau, facture ?"), "poireau"),
    (_("Quel mot est un animal : canard, bouteille, lundi ?"), "canard"),
    (_("Quel mot est un fruit : marteau, rivière, prune ?"), "prune"),
    (_("Quel mot est un jour de la semaine : fromage, samedi, clocher ?"), "samedi"),
    (_("Quel mot se boit : armoire, chemin, jus de pomme ?"), "jus de pomme"),
    (_("Quel mot est une saison : automne, brouette, panier ?"), "automne"),
)


def pick_question():
    """The number of a question."""
    return random.randrange(len(QUESTIONS))  # noqa: S311


def question(number):
    """The words of a question."""
    return QUESTIONS[number % len(QUESTIONS)][0]


def answers_question(number, answer):
    """Whether these words hold the answer: « le poireau » is as good as « Poireau »."""
    expected = normalise(QUESTIONS[number % len(QUESTIONS)][1])
    return (
        f" {expected} " in f" {normalise(answer[:60])} " and len(normalise(answer).split()) <= len(expected.split()) + 1
    )


def challenge(nonce):
    """The challenge of a form, as JSON for the browser; good for this form's token only."""
    made = create_challenge_v1(
        hmac_key=_key(), max_number=HARDEST, expires=timezone.now() + LIFETIME, params={"form": nonce}
    )
    return json.dumps(made.to_dict())


def proves_work(nonce, solution):
    """Whether the browser found the number of this form's challenge; anything unreadable does not."""
    try:
        payload = Payload.from_base64(solution[:2000]).to_dict()
        is_ours = extract_params_v1(payload).get("form") == [nonce]
        return is_ours and verify_solution_v1(payload, _key())[0]
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _key():
    return f"proof:{settings.SECRET_KEY}"
