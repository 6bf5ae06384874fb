"""Every address of the espace pro, for whoever has no business there: not found, and nothing is changed."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, reverse
from PIL import Image

from espace_pro.models import InscriptionPhoto, Proposal
from espace_pro.urls import farm_patterns
from tests.espace_pro.signing_up import make_the_site, start, token_of
from tests.espace_pro.test_inscription_photos import add
from tests.factories import ProducerMemberFactory

pytestmark = pytest.mark.django_db
WORDS = {"section": "presentation", "sheet": "affiche"}


def addresses(patterns):
    """The name and the arguments, besides the farm, of each address."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, list(pattern.pattern.converters)
        else:
            yield from addresses(pattern.url_patterns)


ALL = sorted(addresses(farm_patterns))
NUMBERED = [(name, arguments) for name, arguments in ALL if set(arguments) - set(WORDS)]


def address(name, arguments, farm):
    """An address about a farm, with the number of something that is not the farm's."""
    return reverse(
        f"espace_pro:{name}", kwargs={"farm": farm.pk} | {each: WORDS.get(each, 999_999) for each in arguments}
    )


def test_there_are_addresses_to_try():
    assert len(ALL) > 25 and len(NUMBERED) > 10


@pytest.mark.parametrize(("name", "arguments"), ALL)
def test_somebody_elses_farm_is_not_found_at_any_address(client, member, name, arguments):
    path = address(name, arguments, member.producer)
    for method in (client.get, client.post):
        assert "/espace-pro/connexion/" in method(path).url
    client.force_login(ProducerMemberFactory().user)
    for method in (client.get, client.post):
        assert method(path, {"title": "À moi", "standfirst": "À moi"}).status_code == 404
    assert not Proposal.objects.exists() and member.producer.members.count() == 1


@pytest.mark.parametrize(("name", "arguments"), NUMBERED)
def test_what_is_not_of_the_farm_is_not_found_from_it(client, member, name, arguments):
    client.force_login(member.user)
    path = address(name, arguments, member.producer)
    sent = {"day": "2030-01-05", "starts_on": "2030-01-05", "ends_on": "2030-01-05"}
    assert {client.get(path).status_code, client.post(path, sent).status_code} <= {404, 405}


def test_a_photo_that_is_also_a_page_is_kept_as_a_photo_alone(client):
    make_the_site()
    data = BytesIO()
    Image.new("RGB", (64, 48), "green").save(data, "JPEG", comment=b"<script>alert(1)</script>")
    both = data.getvalue() + b"<html><script>alert(2)</script></html>"
    add(client, token_of(start(client).url), SimpleUploadedFile("ferme.html.jpg", both, "text/html"))
    photo = InscriptionPhoto.objects.get()
    with photo.file.open("rb") as file:
        assert b"script" not in file.read()
    assert re.fullmatch(r"documents/inscriptions/\w+\.jpe?g", photo.file.name)
