"""Photos of an inscription: checked one by one, kept between steps, shown to nobody else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model

from espace_pro.models import InscriptionPhoto
from producers.models import ProducerPage
from tests.espace_pro.signing_up import START, answer_all, errors_in, make_the_site, screen, send, start, token_of

pytestmark = pytest.mark.django_db


def picture(name="ferme.jpg", format="JPEG", size=(64, 48), exif=None):
    """An upload that is a picture."""
    data = BytesIO()
    Image.new("RGB", size, "green").save(data, format, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def located():
    """EXIF with a GPS position."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (43.0, 30.0, 0.0)
    return exif


@pytest.fixture
def site():
    return make_the_site()


@pytest.fixture
def token(client, site):
    return token_of(start(client).url)


def add(client, token, *files, **data):
    return client.post(screen(token, "photos"), {"photos": list(files), "ajouter": "1"} | data)


def test_photos_stay_when_one_goes_on_and_comes_back(client, token):
    assert add(client, token, picture("un.jpg"), picture("deux.png", "PNG")).status_code == 302
    photos = list(InscriptionPhoto.objects.all())
    assert len(photos) == 2
    content = client.get(screen(token, "photos")).content.decode()
    assert f"/photo/{photos[0].pk}/" in content
    assert client.get(f"{START}{token}/photo/{photos[0].pk}/").status_code == 200


def test_a_refused_file_does_not_take_the_good_ones_with_it(client, token):
    refused = add(client, token, picture("bonne.jpg"), SimpleUploadedFile("faux.jpg", b"GIF89a"))
    assert "« faux.jpg » : Cette image est illisible" in errors_in(refused)[0]
    assert InscriptionPhoto.objects.count() == 1
    assert "/photo/" in refused.content.decode()


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        SimpleUploadedFile("coupee.jpg", picture().read()[:200]),
        SimpleUploadedFile("vide.jpg", b"\xff\xd8\xff"),
        SimpleUploadedFile("lourde.jpg", b"\xff\xd8" + bytes(40 * 1024 * 1024)),
    ],
    ids=["svg", "truncated", "almost empty", "40 MB"],
)
def test_what_is_no_photo_is_refused_in_french(client, token, file):
    file.seek(0)
    refused = add(client, token, file)
    assert refused.status_code == 200
    assert errors_in(refused)
    assert not InscriptionPhoto.objects.exists()


def test_a_bomb_is_refused_before_it_is_drawn(client, token):
    bomb = picture("bombe.png", "PNG", (9000, 9000))
    assert "trop de pixels" in errors_in(add(client, token, bomb))[0]


def test_a_photo_forgets_where_it_was_taken(client, token):
    add(client, token, picture(exif=located()))
    with InscriptionPhoto.objects.get().file.open("rb") as file:
        assert not Image.open(file).getexif()


def test_a_photo_as_phones_send_it_is_taken(client, token):
    data = BytesIO()
    Image.new("RGB", (64, 48), "green").save(data, "HEIF")
    assert add(client, token, SimpleUploadedFile("photo.heic", data.getvalue())).status_code == 302


def test_six_photos_at_most(client, token):
    refused = add(client, token, *(picture(f"{number}.jpg") for number in range(8)))
    assert "Six photos au plus" in errors_in(refused)[0]
    assert InscriptionPhoto.objects.count() == 6


def test_a_photo_can_be_described_and_removed(client, token):
    add(client, token, picture(), picture())
    first, second = InscriptionPhoto.objects.all()
    client.post(screen(token, "photos"), {f"description-{first.pk}": "Les oies au pré", "supprimer": str(second.pk)})
    assert [photo.description for photo in InscriptionPhoto.objects.all()] == ["Les oies au pré"]


def test_a_photo_is_shown_to_its_own_link_only(client, site, token):
    add(client, token, picture())
    photo = InscriptionPhoto.objects.get()
    other = token_of(start(client, name="Une autre ferme", phone="05 62 00 00 01").url)
    assert client.get(f"{START}{other}/photo/{photo.pk}/").status_code == 404
    client.post(screen(other, "photos"), {"supprimer": str(photo.pk)})
    assert InscriptionPhoto.objects.count() == 1
    assert client.get(f"/media/{photo.file.name}").status_code == 404


def test_photos_are_those_of_the_draft(client, site, token, django_capture_on_commit_callbacks):
    answer_all(client, token, site)
    add(client, token, picture(), picture())
    first = InscriptionPhoto.objects.first()
    client.post(screen(token, "photos"), {f"description-{first.pk}": "Les oies au pré"})
    with django_capture_on_commit_callbacks(execute=True):
        send(client, token)
    page = ProducerPage.objects.get()
    assert page.photo.description == "Les oies au pré"
    assert page.gallery.count() == 1
    assert get_image_model().objects.count() == 2
    assert not InscriptionPhoto.objects.exists()
