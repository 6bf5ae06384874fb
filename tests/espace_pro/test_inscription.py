"""A newcomer signs up: step by step, with or without a pause, and nothing is published."""

import pytest
from django.core import mail, signing

from espace_pro.inscription.access import SALT
from espace_pro.models import Inscription, Proposal
from map.models import Listing, SalePoint
from producers.models import ProducerMember, ProducerPage
from tests.espace_pro.signing_up import (
    FARM,
    START,
    answer_all,
    errors_in,
    mailed_link,
    make_the_site,
    screen,
    send,
    start,
    token_of,
)
from tests.factories import CommuneFactory

pytestmark = pytest.mark.django_db
BAD_TEXT = "<script>alert(1)</script>"


@pytest.fixture
def site():
    return make_the_site()


@pytest.fixture
def token(client, site):
    return token_of(start(client).url)


def test_the_first_screen_mails_a_link_that_leads_back_from_another_phone(client, site):
    response = start(client)
    assert response.url == screen(token_of(response.url), "lieu")
    assert mail.outbox[0].to == ["hippolyte@ferme.example"]
    link = mailed_link()
    client.cookies.clear()
    content = client.get(link).content.decode()
    assert "La Ferme d’En Castéra" in content
    assert "Continuer : Où vous êtes" in content


def test_an_inscription_becomes_a_draft_for_the_service(client, site, token):
    answer_all(client, token, site)
    receipt = client.get(send(client, token).url).content.decode()
    inscription = Inscription.objects.get()
    assert inscription.reference in receipt
    assert inscription.reference.startswith("INS-")
    page = ProducerPage.objects.get()
    assert not page.live
    assert (page.title, page.locality, page.phone) == ("La Ferme d’En Castéra", "En Castéra", "0639981234")
    assert [line.product for line in page.product_lines.all()] == [site["product"]]
    assert [line.state for line in page.label_lines.all()] == ["declared"]
    sale = SalePoint.objects.get()
    assert not sale.live
    assert (sale.host, sale.opening_hours) == (page, "Tu 09:00-12:30,14:00-18:00")
    assert ProducerMember.objects.get().user.email == "hippolyte@ferme.example"
    proposal = Proposal.objects.get()
    assert proposal.state == Proposal.State.PENDING
    assert "Marché de Samatan, le lundi" in proposal.note
    assert inscription.consent_text.startswith("J’accepte")
    assert inscription.consented_at
    assert inscription.reference in mail.outbox[-1].subject
    assert not Listing.objects.exists()


def test_sending_twice_makes_one_farm(client, site, token):
    answer_all(client, token, site)
    first, second = send(client, token), send(client, token)
    assert first.url == second.url
    assert ProducerPage.objects.count() == 1


def test_the_first_screen_sent_twice_begins_one_inscription(client, site):
    from_page = client.get(START).content.decode()
    token = from_page.split('name="token" value="')[1].split('"')[0]
    from tests.forms import answer_to

    data = FARM | {"token": token, "answer": answer_to(token)}
    first, second = client.post(START, data), client.post(START, data)
    assert first.url in second.url
    assert Inscription.objects.count() == 1


def test_what_was_typed_is_kept_even_when_it_is_refused(client, token):
    refused = client.post(screen(token, "produits"), {"standfirst": "Du bon miel.", "other_products": ""})
    assert errors_in(refused) == ["Vos produits\u00a0: Cochez au moins un produit, ou écrivez-le plus bas."]
    assert "Du bon miel." in client.get(screen(token, "produits")).content.decode()


def test_going_back_shows_the_answers(client, site, token):
    answer_all(client, token, site)
    assert 'value="En Castéra"' in client.get(screen(token, "lieu")).content.decode()
    assert 'value="09:00"' in client.get(screen(token, "ventes")).content.decode()


def test_an_unfinished_inscription_cannot_be_sent(client, token):
    refused = send(client, token)
    assert "Il manque des réponses" in refused.content.decode()
    assert not ProducerPage.objects.exists()


def test_nothing_is_sent_without_consent(client, site, token):
    answer_all(client, token, site)
    refused = client.post(screen(token, "relecture"), {"note": "Bonjour"})
    assert "sans votre accord" in errors_in(refused)[0]
    assert "Bonjour" in refused.content.decode()
    assert not ProducerPage.objects.exists()


def test_a_pin_far_from_the_commune_asks_whether_it_is_meant(client, site, token):
    far = {"locality": "Ailleurs", "coordinates": "43,90 0,40", "location_audience": "exact"}
    refused = client.post(screen(token, "lieu"), far)
    assert "de la commune de Samatan : est-ce voulu" in errors_in(refused)[0]
    assert "Ailleurs" in refused.content.decode()
    assert client.post(screen(token, "lieu"), far | {"confirmed": "43,90 0,40"}).status_code == 302
    moved = far | {"coordinates": "43,95 0,40", "confirmed": "43,90 0,40"}
    assert client.post(screen(token, "lieu"), moved).status_code == 200


def test_a_pin_in_the_commune_is_taken_as_it_is(client, token):
    place = {"locality": "En Castéra", "coordinates": "43.4903, 0.9296", "location_audience": "exact"}
    assert client.post(screen(token, "lieu"), place).status_code == 302


@pytest.mark.parametrize("coordinates", ["hier", "999 0", "48,8 nord", "1e9, 3", "43.5", "-33.8 151.2"])
def test_coordinates_that_make_no_sense_are_refused_and_kept(client, token, coordinates):
    refused = client.post(
        screen(token, "lieu"), {"locality": "Là", "coordinates": coordinates, "location_audience": "exact"}
    )
    assert errors_in(refused)
    assert f'value="{coordinates}"' in refused.content.decode()


def test_a_name_shared_by_communes_asks_which(client, site):
    CommuneFactory(name="Saint-Martin", slug="saint-martin", postal_codes="32300")
    CommuneFactory(name="Saint-Martin-Gimois", slug="saint-martin-gimois", postal_codes="32450")
    assert "Quelle commune est-ce" in errors_in(start(client, commune="saint"))[0]
    assert start(client, commune="Saint-Martin").status_code == 302
    assert start(client, commune="Saint-Martin-Gimois (32450)").status_code == 302


def test_a_hamlet_chosen_with_its_commune_is_the_place_proposed_next(client, site):
    place = start(client, commune="En Castéra, Samatan").url
    assert 'value="En Castéra"' in client.get(place).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", BAD_TEXT),
        ("name", ""),
        ("commune", BAD_TEXT),
        ("commune", "Atlantide"),
        ("first_name", BAD_TEXT),
        ("email", "bonjour@"),
        ("email", "a@b.example\r\nBcc: tous@ailleurs.example"),
        ("phone", "12"),
        ("siret", "12345"),
        ("name", "x" * 500),
    ],
)
def test_what_cannot_be_right_is_refused_in_french(client, site, field, value):
    refused = start(client, **{field: value})
    assert refused.status_code == 200
    assert errors_in(refused)
    assert "<script>alert" not in refused.content.decode()
    assert not mail.outbox


def test_emoji_and_right_to_left_names_are_farms_too(client, site):
    token = token_of(start(client, name="🐓 مزرعة").url)
    answer_all(client, token, site)
    send(client, token)
    page = ProducerPage.objects.get()
    assert page.title == "🐓 مزرعة"
    assert page.slug.startswith("ins-")


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "ftp://ferme.example", "http://"])
def test_only_web_addresses_are_sites(client, token, website):
    refused = client.post(
        screen(token, "visibilite"), {"phone_audience": "public", "email_audience": "service", "website": website}
    )
    assert "Écrivez l’adresse complète" in errors_in(refused)[0]


def test_a_link_opens_its_inscription_only(client, site, token):
    other = token_of(start(client, name="Une autre ferme", phone="05 62 00 00 01").url)
    assert "Une autre ferme" not in client.get(screen(token, "ferme")).content.decode()
    assert "Une autre ferme" in client.get(screen(other, "ferme")).content.decode()


@pytest.mark.parametrize(
    "forged",
    ["rien", "a:b:c", signing.dumps(["x", ""], salt=SALT), signing.dumps("x", salt=SALT)],
    ids=["a word", "three words", "of no inscription", "of another shape"],  # signatures change with the clock
)
def test_a_forged_link_is_not_found(client, db, forged):
    assert client.get(f"{START}{forged}/").status_code == 404
    assert client.get(screen(forged, "lieu")).status_code == 404
    assert client.post(f"{START}{forged}/nouveau-lien/").status_code == 404


def test_an_old_link_offers_another_one(client, token, monkeypatch):
    monkeypatch.setattr("espace_pro.inscription.access.LIFETIME", -1)
    expired = client.get(screen(token, "lieu"))
    assert expired.status_code == 403
    assert "Ce lien ne fonctionne plus" in expired.content.decode()
    client.post(f"{START}{token}/nouveau-lien/")
    assert len(mail.outbox) == 2


def test_a_new_address_replaces_the_mailed_link(client, token):
    old = mailed_link()
    client.post(screen(token, "ferme"), FARM | {"email": "autre@ferme.example"})
    assert mail.outbox[-1].to == ["autre@ferme.example"]
    assert client.get(old).status_code == 403
    assert client.get(mailed_link()).status_code == 200


def test_a_look_at_the_link_changes_nothing(client, token):
    before = Inscription.objects.values().get()
    client.get(mailed_link())
    client.get(screen(token_of(mailed_link()), "lieu"))
    assert Inscription.objects.values().get() == before


def test_the_mailed_link_proves_the_address(client, site, token):
    answer_all(client, token_of(mailed_link()), site)
    assert Inscription.objects.get().email_confirmed_at
    send(client, token)
    assert "Adresse électronique confirmée : oui" in Proposal.objects.get().note


def test_after_sending_each_screen_leads_to_the_receipt(client, site, token):
    answer_all(client, token, site)
    url = send(client, token).url
    assert client.get(screen(token, "lieu")).url == url
    assert client.post(screen(token, "lieu"), {"locality": "Ailleurs"}).url == url


def test_hours_by_appointment_or_later_are_said_as_such(client, site, token):
    answer_all(client, token, site, ventes={"hours_known": "appointment"})
    send(client, token)
    assert SalePoint.objects.get().opening_hours == '"sur rendez-vous"'


@pytest.mark.parametrize(
    ("times", "message"),
    [
        ({"Tu_morning_from": "18:00"}, "La fermeture vient avant l’ouverture."),
        ({"Tu_morning_to": ""}, "Indiquez les deux heures."),
        ({"Tu_morning_from": "midi"}, "Écrivez une heure, par exemple 09:30."),
        ({"We_open": "on"}, "Indiquez vos heures ce jour-là, ou décochez-le."),
    ],
)
def test_hours_that_make_no_sense_say_which_day(client, token, times, message):
    from tests.espace_pro.signing_up import SALES

    refused = client.post(screen(token, "ventes"), SALES | times)
    assert any(message in error for error in errors_in(refused))


def test_a_private_screen_is_kept_by_nobody(client, token):
    response = client.get(screen(token, "lieu"))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
