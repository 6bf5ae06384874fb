"""A film, from the request to the day it is taken away, through the pages of both sides."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core.models import SiteSettings
from espace_pro.films import services
from espace_pro.films.services import MoveRefusedError
from espace_pro.films.stages import Stage
from espace_pro.models import VideoCut, VideoRequest
from home.roles import AGRICULTURE, COMMUNICATIONS, ensure_roles
from producers.models import Video
from tests.factories import HomePageFactory, ProducerIndexPageFactory, ProducerMemberFactory, UserFactory

pytestmark = pytest.mark.django_db
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 64
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n"
ASKED = {
    "subject": "Le pré du matin",
    "place": "Au pré",
    "may_show": "Le pré, pas la maison",
    "has_minors": "non",
    "consent": "on",
    "jours-TOTAL_FORMS": "2",
    "jours-INITIAL_FORMS": "0",
    "personnes-TOTAL_FORMS": "2",
    "personnes-INITIAL_FORMS": "0",
    "personnes-0-name": "Zélie Canaritest",
    "personnes-0-consented_on": "2026-01-02",
}


def asked(**changes):
    """What a farm sends, with days to come."""
    day = timezone.localdate() + timedelta(days=10)
    return ASKED | {"jours-0-starts_on": day.isoformat(), "jours-0-moment": "day", "jours-1-moment": "day"} | changes


@pytest.fixture
def farm(db):
    """A farm with one person who looks after it, and the service's address."""
    HomePageFactory()
    ProducerIndexPageFactory()
    ensure_roles()
    SiteSettings.objects.create(site_id=site_id(), email="service@gers.example")
    member = ProducerMemberFactory(producer__title="Ferme du Film", user__email="ferme@film.example")
    member.producer.person = member.user
    return member.producer


def site_id():
    from wagtail.models import Site

    return Site.objects.get().pk


@pytest.fixture
def room(farm):
    """The farm's browser."""
    client = Client()
    client.force_login(farm.person)
    return client


def staff(group):
    user = UserFactory(first_name="Agathe", last_name="Du Service")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(farm):
    """A browser of the agriculture service."""
    return staff(AGRICULTURE)


def ask(room, farm, **changes):
    return room.post(reverse("espace_pro:ask_film", args=[farm.pk]), asked(**changes))


def film():
    return VideoRequest.objects.get()


def board(pk=None):
    return reverse("videorequest:detail", args=[pk or film().pk])


def act(room, action, **data):
    return room.post(film().get_absolute_url(), {"action": action, **data}, follow=True)


def walk(desk, to=Stage.EDITED, **facts):
    """The service's moves from a request to a cut, through the board."""
    day = (timezone.localdate() + timedelta(days=12)).isoformat()
    moves = [
        (Stage.ACCEPTED, {}),
        (Stage.PLANNED, {"shoot_on": day, "shoot_place": "8 h, cour"}),
        (Stage.SHOT, {}),
        (Stage.EDITED, {"file": SimpleUploadedFile("un.mp4", MP4, "video/mp4")}),
    ]
    for stage, data in moves:
        desk.post(board(), {"to": stage, **data, **facts})
        assert film().state == stage
        if stage == to:
            return


def prepare(video):
    """What the service adds in the library of films."""
    version = video.get_latest_revision_as_object()
    version.captions.save("un.vtt", SimpleUploadedFile("un.vtt", VTT), save=False)
    version.transcript = "<p>On voit un pré.</p>"
    version.save_revision()


def test_a_farm_asks_sees_each_step_refuses_a_cut_accepts_the_next_and_withdraws(farm, room, desk, client):
    assert ask(room, farm).url == film().receipt_url
    assert film().reference.startswith("VID-")
    walk(desk)
    page = act(room, "redo", note="Coupez la maison").content.decode()
    assert "Coupez la maison" in page
    assert film().state == Stage.TO_REDO
    desk.post(board(), {"to": "edited", "file": SimpleUploadedFile("deux.mp4", MP4, "video/mp4")})
    act(room, "approve")
    assert film().state == Stage.APPROVED
    desk.post(board(), {"to": "published"})
    assert film().state == Stage.APPROVED, "without captions nor transcript"
    prepare(film().video)
    desk.post(board(), {"to": "published"})
    assert film().state == Stage.PUBLISHED
    steps = room.get(film().get_absolute_url()).content.decode()
    for label in ("Demandée", "Acceptée", "Planifiée", "Tournée", "Montée", "À reprendre", "Approuvée", "Publiée"):
        assert label in steps
    assert "Agathe Du Service" in steps
    video = film().video
    path = video.file.name
    assert video.file.storage.exists(path)
    assert video.file.url in client.get(farm.url).content.decode()
    room.post(reverse("espace_pro:withdraw_video", args=[farm.pk, video.pk]))
    assert film().state == Stage.WITHDRAWN
    assert video.title not in client.get(farm.url).content.decode()
    assert client.get(video.get_absolute_url()).status_code == 410


def test_each_step_is_mailed_to_the_farm_and_its_own_moves_to_the_service(farm, room, desk):
    ask(room, farm)
    walk(desk)
    act(room, "approve")
    to_farm = [each.subject for each in mail.outbox if each.to == ["ferme@film.example"]]
    assert len(to_farm) == 6
    to_service = [each.subject for each in mail.outbox if each.to == ["service@gers.example"]]
    assert len(to_service) == 2
    assert not any("Zélie" in each.body for each in mail.outbox)


def test_sending_twice_makes_one_request(farm, room):
    ask(room, farm)
    assert ask(room, farm).url == film().receipt_url
    assert VideoRequest.objects.count() == 1


def test_a_move_made_twice_is_made_once(farm, room, desk):
    ask(room, farm)
    walk(desk)
    act(room, "approve")
    sent = len(mail.outbox)
    act(room, "approve")
    assert len(mail.outbox) == sent
    assert film().messages.filter(stage=Stage.APPROVED).count() == 1


def test_a_shoot_with_minors_waits_for_their_parents(farm, room, desk):
    ask(room, farm, has_minors="oui")
    walk(desk, to=Stage.ACCEPTED)
    day = (timezone.localdate() + timedelta(days=12)).isoformat()
    plan = {"to": "planned", "shoot_on": day, "shoot_place": "8 h"}
    assert "accord écrit de leurs parents" in desk.post(board(), plan, follow=True).content.decode()
    assert film().state == Stage.ACCEPTED
    people = {"personnes-TOTAL_FORMS": "0", "personnes-INITIAL_FORMS": "0", "parental_consent_on": "2026-01-02"}
    room.post(reverse("espace_pro:film_people", args=[farm.pk, film().pk]), people)
    desk.post(board(), plan)
    assert film().state == Stage.PLANNED


def test_a_film_is_not_approved_before_everybody_in_it_agreed(farm, room, desk):
    ask(room, farm, **{"personnes-0-consented_on": ""})
    walk(desk)
    assert "accord écrit de chaque personne" in act(room, "approve").content.decode()
    assert film().state == Stage.EDITED


def test_a_cut_is_for_the_members_and_the_service_alone(farm, room, desk, client, media_root):
    ask(room, farm)
    walk(desk)
    cut = VideoCut.objects.get()
    address = reverse("espace_pro:film_cut", args=[farm.pk, film().pk, cut.pk])
    answer = room.get(address, headers={"Range": "bytes=0-7"})
    assert (answer.status_code, answer["Cache-Control"]) == (206, "private, no-store")
    assert client.get(address).status_code == 302
    assert client.get(cut.file.url).status_code == 404
    stranger = Client()
    stranger.force_login(ProducerMemberFactory().user)
    assert stranger.get(address).status_code == 404
    assert desk.get(reverse("videorequest:cut", args=[film().pk, cut.pk])).status_code == 200


@pytest.mark.parametrize("name", ["film", "film_people", "stop_film"])
def test_another_farms_request_is_not_found(farm, room, name):
    ask(room, farm)
    stranger, other = Client(), ProducerMemberFactory()
    stranger.force_login(other.user)
    for pk in (farm.pk, other.producer.pk):
        address = reverse(f"espace_pro:{name}", args=[pk, film().pk])
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"action": "approve"}).status_code == 404
    assert film().state == Stage.RECEIVED


def test_another_farms_film_cannot_be_withdrawn(farm):
    video = Video.objects.create(title="Le nôtre", producer=farm, live=True, url="https://vimeo.com/76979871")
    stranger, other = Client(), ProducerMemberFactory()
    stranger.force_login(other.user)
    for pk in (farm.pk, other.producer.pk):
        assert stranger.post(reverse("espace_pro:withdraw_video", args=[pk, video.pk])).status_code == 404
    assert Video.objects.visible().get() == video


def test_a_request_may_be_given_up_before_the_film_is_online(farm, room, desk):
    ask(room, farm)
    walk(desk)
    file = VideoCut.objects.get().file
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda action, **kwargs: action())
        room.post(reverse("espace_pro:stop_film", args=[farm.pk, film().pk]))
    assert film().state == Stage.WITHDRAWN
    assert not file.storage.exists(file.name)
    assert film().video.withdrawn_at


BAD = [
    {"subject": ""},
    {"has_minors": "peut-être"},
    {"consent": ""},
    {"jours-0-starts_on": ""},
    {"jours-0-starts_on": "hier"},
    {"jours-0-starts_on": "2020-01-01"},
    {"jours-0-ends_on": "2020-01-01"},
    {"jours-TOTAL_FORMS": "x"},
    {"personnes-0-consented_on": "2999-01-01"},
    {"personnes-0-name": "A" * 500},
]


@pytest.mark.parametrize("changes", BAD, ids=str)
def test_a_bad_answer_is_explained_and_nothing_typed_is_lost(farm, room, changes):
    answer = ask(room, farm, **changes)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" in page
    assert "Le pré, pas la maison" in page
    assert not VideoRequest.objects.exists()


def test_scripts_and_odd_characters_are_shown_as_they_are(farm, room):
    ask(room, farm, subject="<script>alert(1)</script>\0\u202e 🎬")
    page = room.get(film().get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "🎬" in page


@pytest.mark.parametrize(
    "data", [{"url": "javascript:alert(1)"}, {"url": "https://example.org/film"}, {}], ids=["script", "host", "none"]
)
def test_a_cut_that_is_no_film_is_refused(farm, room, desk, data):
    ask(room, farm)
    walk(desk, to=Stage.SHOT)
    assert desk.post(board(), {"to": "edited", **data}).status_code == 200
    assert film().state == Stage.SHOT


def test_a_file_that_is_no_film_is_refused(farm, room, desk):
    ask(room, farm)
    walk(desk, to=Stage.SHOT)
    fake = SimpleUploadedFile("faux.mp4", b"<svg onload=alert(1)>", "video/mp4")
    assert "vidéo MP4 ou WebM" in desk.post(board(), {"to": "edited", "file": fake}).content.decode()
    assert film().state == Stage.SHOT


def test_the_service_never_approves_in_the_farms_place(farm, room, desk):
    ask(room, farm)
    walk(desk)
    desk.post(board(), {"to": "approved"})
    assert film().state == Stage.EDITED
    with pytest.raises(MoveRefusedError):
        services.accept(film=film(), user=farm.person)


def test_communications_see_nothing_of_what_farms_ask(farm, room):
    ask(room, farm)
    office = staff(COMMUNICATIONS)
    for address in (board(), reverse("videorequest:index"), reverse("videorequest:index") + "?export=csv"):
        assert office.get(address).status_code == 302
    office.post(board(), {"to": "accepted"})
    assert film().state == Stage.RECEIVED


def test_whoever_follows_films_without_the_right_to_contacts_knows_no_names(farm, room):
    ask(room, farm)
    office = staff(COMMUNICATIONS)
    rights = Permission.objects.filter(content_type__app_label="espace_pro", content_type__model="videorequest")
    Group.objects.get(name=COMMUNICATIONS).permissions.add(*rights)
    page = office.get(board()).content.decode()
    assert "Le pré du matin" in page
    for secret in ("Zélie", "ferme@film.example"):
        assert secret not in page
        assert secret not in office.get(reverse("videorequest:index") + "?export=csv").getvalue().decode()
    office.post(board(), {"to": "accepted"})
    assert film().state == Stage.ACCEPTED


def test_a_producer_never_reaches_the_board(farm, room):
    ask(room, farm)
    assert room.get(board()).status_code == 403
    assert room.post(board(), {"to": "accepted"}).status_code == 403
    assert film().state == Stage.RECEIVED


def test_a_film_without_a_move_for_ten_days_is_late(farm, room, desk):
    ask(room, farm)
    VideoRequest.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert list(VideoRequest.objects.late()) == [film()]
    index = reverse("videorequest:index")
    assert film().reference in desk.get(index, {"wait": "late"}).content.decode()
    desk.post(board(), {"to": "accepted"})
    assert film().reference not in desk.get(index, {"wait": "late"}).content.decode()


def test_the_board_filters_by_stage_person_and_month_of_the_shoot(farm, room, desk):
    ask(room, farm)
    walk(desk, to=Stage.PLANNED)
    index, month = reverse("videorequest:index"), f"{film().shoot_on:%Y-%m}"
    for query, shown in (
        ({"state": "planned"}, True),
        ({"state": "received"}, False),
        ({"shoot_month": month}, True),
        ({"shoot_month": "1999-13"}, True),
    ):
        assert (film().reference in desk.get(index, query).content.decode()) is shown, query


def test_messages_go_both_ways_without_moving_the_film(farm, room, desk):
    ask(room, farm)
    act(room, "message", text="Le lundi est mieux.")
    desk.post(board(), {"action": "answer", "text": "C’est noté."})
    page = room.get(film().get_absolute_url()).content.decode()
    assert "Le lundi est mieux." in page
    assert "C’est noté." in page
    assert film().state == Stage.RECEIVED


def test_a_published_request_keeps_its_agreements_a_refused_one_does_not(farm, room, desk):
    ask(room, farm)
    long_ago = timezone.now() - timedelta(days=800)
    VideoRequest.objects.update(state=Stage.PUBLISHED, closed_at=long_ago)
    assert not VideoRequest.objects.kept_long_enough().exists()
    VideoRequest.objects.update(state=Stage.REFUSED)
    assert VideoRequest.objects.kept_long_enough().exists()


def test_the_files_of_a_film_leave_with_its_farm(farm, room, desk, monkeypatch):
    ask(room, farm)
    walk(desk)
    act(room, "approve")
    files = [VideoCut.objects.get().file, film().video.file]
    assert all(file.storage.exists(file.name) for file in files)
    monkeypatch.setattr("django.db.transaction.on_commit", lambda action, **kwargs: action())
    farm.delete()
    assert not any(file.storage.exists(file.name) for file in files)
    assert not VideoRequest.objects.exists()
