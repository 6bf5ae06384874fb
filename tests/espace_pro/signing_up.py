"""An inscription as a person without scripts fills it in, screen by screen."""

import re

from django.core import mail
from django.urls import reverse

from tests.factories import CommuneFactory, LabelFactory, ProducerIndexPageFactory, ProductFactory
from tests.forms import as_a_person

START = "/espace-pro/je-minscris-sur-la-carte/"
FARM = {
    "name": "La Ferme d’En Castéra",
    "commune": "Samatan",
    "first_name": "Hippolyte",
    "last_name": "Plumecoq",
    "email": "hippolyte@ferme.example",
    "phone": "06 39 98 12 34",
    "siret": "",
}
PLACE = {"locality": "En Castéra", "address": "", "coordinates": "", "location_audience": "exact"}
SALES = {
    "kinds": ["farm", "market"],
    "hours_known": "regular",
    "Tu_open": "on",
    "Tu_morning_from": "09:00",
    "Tu_morning_to": "12:30",
    "Tu_noon_from": "14:00",
    "Tu_noon_to": "18:00",
    "closures": "fermé du 1er au 15 août",
    "other_places": "Marché de Samatan, le lundi",
}
VISIBILITY = {"phone_audience": "public", "email_audience": "service", "website": "", "contact_note": ""}


def make_the_site():
    """What an inscription needs: a commune with an outline, the list of producers, a catalogue."""
    ProducerIndexPageFactory()
    return {
        "commune": CommuneFactory(
            name="Samatan", slug="samatan", code_insee="32410", postal_codes="32130", latitude=43.49, longitude=0.93
        ),
        "product": ProductFactory(name="Confit de canard"),
        "label": LabelFactory(name="Label Rouge"),
    }


def start(client, **changed):
    """Answer the first screen; the address it leads to."""
    answers = FARM | changed
    return client.post(START, as_a_person(client, START) | answers)


def token_of(url):
    """The link in the address of a screen."""
    return re.search(r"sur-la-carte/([^/]+)/", url)[1]


def screen(token, step):
    """The address of a step."""
    return reverse("espace_pro:inscription_step", args=[token, step])


def mailed_link(index=-1):
    """The address in a mail."""
    return re.search(r"http://\S+(/espace-pro/je-minscris-sur-la-carte/\S+/)", mail.outbox[index].body)[1]


def answer_all(client, token, site, **changed):
    """Answer every step between the first and the last."""
    products = {"standfirst": "Canards élevés dehors.", "products": [site["product"].pk], "labels": [site["label"].pk]}
    steps = {
        "lieu": PLACE,
        "produits": products,
        "ventes": SALES,
        "photos": {},
        "visibilite": VISIBILITY,
    }
    for step, data in steps.items():
        response = client.post(screen(token, step), data | changed.get(step, {}))
        assert response.status_code == 302, (step, errors_in(response))


def send(client, token):
    """Agree and send."""
    return client.post(screen(token, "relecture"), {"note": "", "consent": "on"})


def errors_in(response):
    """What a refused screen says is wrong."""
    return re.findall(r'<li><a href="#[^"]+">([^<]+)</a></li>', response.content.decode())
