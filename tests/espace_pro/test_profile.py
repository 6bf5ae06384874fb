"""« Ma fiche »: forms that propose, and never change what is online."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.rich_text import RichText

from cms.core.throttling import Limit
from espace_pro.access import FarmFormView
from espace_pro.completeness import completeness, steps_of
from espace_pro.models import Proposal
from espace_pro.moderation import accept, ask_for_more, pending_version
from map.models import Listing, SalePoint
from producers.models import ProducerPage
from tests.factories import (
    CommuneFactory,
    LabelFactory,
    ProducerMemberFactory,
    ProductFactory,
    SalePointFactory,
)

pytestmark = pytest.mark.django_db

HOURS = {
    "opening_hours-0-state": "open",
    "opening_hours-0-days": ["Sa"],
    "opening_hours-0-starts": "09:00",
    "opening_hours-0-ends": "13:00",
}
CONTACT = {"phone": "05 62 67 31 07", "phone_audience": "public", "email_audience": "service"}
CONTACT |= {"website_audience": "public"}


@pytest.fixture
def room(client, member):
    """Send a section of the farm's profile: `room("contact", {…})`."""
    client.force_login(member.user)

    def send(section, data):
        url = reverse("espace_pro:section", args=[member.producer.pk, section])
        return client.post(url, data, follow=True)

    return send


def online(member):
    return ProducerPage.objects.get(pk=member.producer.pk)


def proposed(member):
    return pending_version(online(member))


def picture(name="photo.jpg", size=(40, 30)):
    content = io.BytesIO()
    Image.new("RGB", size, "green").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def test_a_change_is_proposed_and_nothing_public_moves(client, room, member):
    before = Listing.objects.values().get()
    content = room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs.", "note": "Merci"})
    assert "Votre proposition est envoyée" in content.content.decode()
    assert (online(member).title, proposed(member).title) == ("La Ferme du Test", "Nouveau nom")
    assert Listing.objects.values().get() == before
    assert Proposal.objects.get().note == "Merci"


def test_sections_add_up_in_one_proposal(room, member, service):
    room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    room("contact", CONTACT)
    proposal = Proposal.objects.waiting().get()
    accept(proposal=proposal, user=service)
    assert (online(member).title, online(member).phone) == ("Nouveau nom", "0562673107")


def test_sending_twice_is_harmless(room, member):
    for _time in range(2):
        room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    assert Proposal.objects.count() == 1


def test_what_is_online_already_is_not_sent(room, member):
    content = room("presentation", {"title": "La Ferme du Test", "standfirst": "Une ferme."}).content.decode()
    assert "Rien n’a changé" in content
    assert not Proposal.objects.exists()


def test_a_refused_answer_keeps_everything_typed_and_says_where(room, member):
    data = CONTACT | {"phone": "05 62", "website": "javascript:alert(1)", "practical_info": "Parking <script>"}
    content = room("contact", data).content.decode()
    assert "3 réponses à corriger" in content and 'href="#id_phone"' in content
    assert 'value="05 62"' in content and "Parking &lt;script&gt;" in content
    assert "<script>alert" not in content
    assert not Proposal.objects.exists()


def test_invisible_marks_are_dropped_and_pictographs_are_words(room, member):
    room("presentation", {"title": "Ferme \u202eelbasrever\u202c 🐓", "standfirst": "Des œufs."})
    assert proposed(member).title == "Ferme elbasrever 🐓"


def test_the_story_is_paragraphs_and_never_markup(room, member, client):
    data = {"title": "La Ferme du Test", "standfirst": "Une ferme.", "story": "Bonjour & bienvenue.\n\nÀ demain."}
    room("presentation", data)
    assert proposed(member).story[0].value.source == "<p>Bonjour &amp; bienvenue.</p><p>À demain.</p>"
    url = reverse("espace_pro:section", args=[member.producer.pk, "presentation"])
    assert "Bonjour &amp; bienvenue.\n\nÀ demain." in client.get(url).content.decode()


def test_a_story_keeps_its_quotes_headings_and_links_where_they_were(room, member):
    farm = member.producer
    quote = {"text": "On rentre au son des cloches.", "author": "Anna"}
    farm.story = [
        ("text", RichText("<h2>La ferme</h2><p>Née en <b>1990</b>.</p><ul><li>Œufs</li><li>Miel</li></ul>")),
        ("quote", quote),
        ("text", RichText('<p>Voir <a href="https://a.example/">le verger</a>.</p>')),
    ]
    farm.save_revision().publish()
    words = "La ferme\n\nNée en 1990.\n\nŒufs\n\nMiel\n\nEt des noix.\n\nVoir le verger.\n\nÀ bientôt."
    room("presentation", {"title": farm.title, "standfirst": farm.standfirst, "story": words})
    first, kept, last = proposed(member).story
    assert first.value.source == (
        "<h2>La ferme</h2><p>Née en <b>1990</b>.</p><ul><li>Œufs</li><li>Miel</li></ul><p>Et des noix.</p>"
    )
    assert kept.value["text"] == quote["text"]
    assert last.value.source == '<p>Voir <a href="https://a.example/">le verger</a>.</p><p>À bientôt.</p>'


def test_products_keep_their_order_and_labels_their_proof(room, member, service):
    eggs, honey, label, other = ProductFactory(), ProductFactory(), LabelFactory(), LabelFactory()
    farm = member.producer
    farm.product_lines.add(farm.product_lines.model(product=honey))
    farm.label_lines.add(farm.label_lines.model(label=label, state="verified"))
    farm.save()
    room("produits", {"products": [eggs.pk, honey.pk], "labels": [label.pk, other.pk], "supplies_catering": "on"})
    version = proposed(member)
    assert [line.product for line in version.product_lines.all()] == [honey, eggs]
    states = {line.label: line.state for line in version.label_lines.all()}
    assert states == {label: "verified", other: "declared"}
    assert version.supplies_catering


def test_hours_are_proposed_by_rows_without_a_script(room, member, service):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Sa 09:00-12:00")
    room("horaires", HOURS)
    assert SalePoint.objects.get(pk=place.pk).opening_hours == "Sa 09:00-12:00"
    accept(proposal=Proposal.objects.get(), user=service)
    assert SalePoint.objects.get(pk=place.pk).opening_hours == "Sa 09:00-13:00"


def test_rows_show_hours_and_send_them_back_unchanged(client, room, member):
    text = 'Nov-Mar Sa[1] 09:00-12:00; Jun 15-Aug 31 We 16:00-19:00; Mo unknown "sur rendez-vous"'
    SalePointFactory(kind="farm", host=member.producer, opening_hours=text)
    url = reverse("espace_pro:section", args=[member.producer.pk, "horaires"])
    form = client.get(url).context["form"]
    data = {}
    for number, row in enumerate(form["opening_hours"].value()):
        prefix = f"opening_hours-{number}"
        data |= {f"{prefix}-{name}": row[name] for name in ("days", "starts", "ends", "state", "comment", "kept")}
        data |= {f"{prefix}-from": row["from"], f"{prefix}-to": row["to"]}
    assert "Rien n’a changé" in room("horaires", data).content.decode()


def test_hours_that_make_no_sense_are_said_and_kept(room, member):
    SalePointFactory(kind="farm", host=member.producer)
    content = room("horaires", HOURS | {"opening_hours-0-days": [], "opening_hours-0-starts": "08:30"})
    assert "Cochez au moins un jour." in content.content.decode()
    assert 'value="08:30"' in content.content.decode()
    for nonsense in ({"opening_hours-0-kept": "{["}, {"opening_hours-0-days": ["xx"]}, {"opening_hours-0-from": "x"}):
        assert room("horaires", HOURS | nonsense).status_code == 200
    assert not Proposal.objects.exists()


def test_a_farm_that_begins_to_sell_at_home_is_published_with_its_hours(room, member, service):
    room("horaires", HOURS)
    assert not SalePoint.objects.get().live
    accept(proposal=Proposal.objects.get(), user=service)
    place = SalePoint.objects.get()
    assert (place.live, place.host_id, place.opening_hours) == (True, member.producer.pk, "Sa 09:00-13:00")


def test_a_move_is_proposed_for_the_farm_and_its_sale(room, member, service):
    place = SalePointFactory(kind="farm", host=member.producer)
    commune = CommuneFactory(name="Samatan", code_insee="99999", latitude=43.49, longitude=0.93)
    data = {"commune": "Samatan", "locality": "En Castéra", "location_audience": "commune"}
    room("lieu", data | {"coordinates": "43,4900 0,9300"})
    accept(proposal=Proposal.objects.get(), user=service)
    for record in (online(member), SalePoint.objects.get(pk=place.pk)):
        assert (record.commune, record.locality, record.location_audience) == (commune, "En Castéra", "commune")
        assert record.point == (43.49, 0.93)


def test_a_pin_far_from_the_commune_is_asked_about(room, member):
    CommuneFactory(name="Samatan", code_insee="99999", latitude=43.49, longitude=0.93)
    data = {"commune": "Samatan", "locality": "En Castéra", "location_audience": "exact"}
    far = data | {"coordinates": "43,85 0,66"}
    assert "est-ce voulu" in room("lieu", far).content.decode()
    assert not Proposal.objects.exists()
    room("lieu", far | {"confirmed": "43,85 0,66"})
    assert Proposal.objects.exists()


def test_a_photo_is_proposed_with_its_words_and_the_right_to_show_it(room, member, service, media_root):
    room("photos", {"photo": picture(), "description": "Les poules dehors", "consent": "on"})
    assert online(member).photo is None
    accept(proposal=Proposal.objects.get(), user=service)
    assert online(member).photo.description == "Les poules dehors"


def test_a_good_photo_beside_a_missing_answer_is_not_asked_for_again(client, room, member, media_root):
    response = room("photos", {"photo": picture(), "description": ""})
    content = response.content.decode()
    assert "Votre photo est bien arrivée" in content and "Dites en une phrase" in content
    kept = response.context["form"]["kept"].value()
    room("photos", {"kept": kept, "description": "Les poules", "consent": "on"})
    assert proposed(member).photo.description == "Les poules"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x" * (9 * 1024 * 1024), "8"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image"),
        (b"", "vide"),
    ],
)
def test_a_bad_photo_is_refused_in_plain_words(room, member, media_root, content, words):
    file = SimpleUploadedFile("photo.jpg", content, "image/jpeg")
    page = room("photos", {"photo": file, "description": "Les poules", "consent": "on"}).content.decode()
    assert words in page and "réponse à corriger" in page
    assert 'value="Les poules"' in page
    assert not Proposal.objects.exists()


def test_photos_are_removed_and_another_becomes_the_main_one(room, member, service, media_root):
    for words in ("Une", "Deux"):
        room("photos", {"photo": picture(), "description": words, "consent": "on"})
    first, second = proposed(member).photo, proposed(member).gallery.get().image
    room("photos", {"main": second.pk, f"remove-{first.pk}": "on", f"caption-{second.pk}": ""})
    version = proposed(member)
    assert version.photo == second and not version.gallery.exists()


def test_a_foreign_kept_photo_is_not_taken(room, member, media_root):
    page = room("photos", {"kept": "1:abc", "description": "Rien", "consent": "on"})
    assert "Rien n’a changé" in page.content.decode()


def test_the_service_s_question_is_read_where_one_corrects(client, room, member, service):
    room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    ask_for_more(proposal=Proposal.objects.get(), user=service, message="Quel élevage ?")
    content = client.get(reverse("espace_pro:profile", args=[member.producer.pk])).content.decode()
    assert "Quel élevage ?" in content
    dashboard = client.get(reverse("espace_pro:dashboard", args=[member.producer.pk])).content.decode()
    assert "À revoir" in dashboard and "Nouveau nom" in dashboard


def test_the_proposed_page_is_seen_by_the_farm_alone(client, room, member):
    room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    url = reverse("espace_pro:preview", args=[member.producer.pk])
    assert "Nouveau nom" in client.get(url).content.decode()
    client.force_login(ProducerMemberFactory().user)
    assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 302


def test_a_proposal_is_taken_back(client, room, member):
    room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    client.post(reverse("espace_pro:withdraw", args=[member.producer.pk]))
    assert proposed(member).title == "La Ferme du Test"


@pytest.mark.parametrize("section", ["presentation", "photos", "produits", "horaires", "lieu", "contact"])
def test_somebody_else_s_profile_is_not_found(client, member, section):
    client.force_login(ProducerMemberFactory().user)
    url = reverse("espace_pro:section", args=[member.producer.pk, section])
    assert client.get(url).status_code == 404
    assert client.post(url, {"title": "Volé", "standfirst": "Volé"}).status_code == 404
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("section", ["presentation", "photos", "produits", "horaires", "lieu", "contact"])
def test_every_section_opens(client, member, section):
    client.force_login(member.user)
    assert client.get(reverse("espace_pro:section", args=[member.producer.pk, section])).status_code == 200


def test_an_unknown_section_is_not_found(client, member):
    client.force_login(member.user)
    assert client.get(reverse("espace_pro:section", args=[member.producer.pk, "autre"])).status_code == 404


def test_the_dashboard_costs_the_same_for_few_and_many(client, member, django_assert_max_num_queries):
    client.force_login(member.user)
    url = reverse("espace_pro:dashboard", args=[member.producer.pk])

    def cost():
        client.get(url), client.get(url)  # until memory is warm
        with django_assert_max_num_queries(40) as queries:
            client.get(url)
            return len(queries)

    for number in range(2):
        Proposal.objects.create(producer=member.producer, kind="change", sent_at=f"2020-11-1{number}T10:00Z")
    few = cost()
    for number in range(8):
        Proposal.objects.create(producer=member.producer, kind="change", sent_at=f"2020-11-0{number + 1}T10:00Z")
    assert cost() == few


def facts(**changes):
    done = {"has_story": True, "has_products": True, "has_place": True, "has_contact": True, "has_hours": True}
    return done | {"photos": 3, "has_practical_info": True, "sells_at_home": True} | changes


def test_a_profile_with_everything_is_complete():
    assert completeness(steps_of(**facts())).percent == 100
    assert completeness(steps_of(**facts())).next_step is None


def test_what_would_help_most_comes_first():
    found = completeness(steps_of(**facts(photos=1, has_contact=False)))
    assert found.percent == 75
    assert (str(found.next_step.advice), found.next_step.section) == ("Ajouter deux photos", "photos")


def test_who_does_not_sell_at_home_needs_no_hours():
    assert completeness(steps_of(**facts(sells_at_home=False, has_hours=False))).percent == 100


def test_hours_sent_after_a_name_go_with_it(room, member, service):
    place = SalePointFactory(kind="farm", host=member.producer)
    room("presentation", {"title": "Nouveau nom", "standfirst": "Des œufs."})
    room("horaires", HOURS)
    accept(proposal=Proposal.objects.waiting().get(), user=service)
    assert online(member).title == "Nouveau nom"
    assert SalePoint.objects.get(pk=place.pk).opening_hours == "Sa 09:00-13:00"


def test_what_is_put_back_as_it_is_online_is_no_longer_proposed(room, member):
    room("presentation", {"title": "Nouveau nom", "standfirst": "Une ferme."})
    content = room("presentation", {"title": "La Ferme du Test", "standfirst": "Une ferme."}).content.decode()
    assert "est retirée" in content
    assert not Proposal.objects.open().exists()


def test_too_many_proposals_in_an_hour_wait_and_nothing_typed_is_lost(room, member, monkeypatch):
    monkeypatch.setattr(FarmFormView, "per_farm", Limit(2))
    for name in ("Un", "Deux"):
        room("presentation", {"title": name, "standfirst": "Du canard."})
    answer = room("presentation", {"title": "Un nom de trop", "standfirst": "Du canard."})
    content = answer.content.decode()
    assert answer.status_code == 429 and "Vous avez beaucoup envoyé" in content and "Un nom de trop" in content
    assert proposed(member).title == "Deux"
    assert room("photos", {"photo": picture()}).status_code == 429
    assert not get_image_model().objects.exists()
