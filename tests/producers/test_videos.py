"""Films: who may see them, and what they need."""

import pytest
from django.core.exceptions import ValidationError

from producers.models import Video
from tests.factories import ProducerPageFactory, VideoFactory

pytestmark = pytest.mark.django_db


def test_a_published_film_is_visible():
    assert VideoFactory() in Video.objects.visible()


def test_the_film_of_an_unpublished_producer_is_not():
    film = VideoFactory(producer=ProducerPageFactory())
    film.producer.unpublish()
    assert film not in Video.objects.visible()


def test_a_film_of_no_one_in_particular_is_visible():
    assert VideoFactory(producer=None) in Video.objects.visible()


def test_a_film_has_one_address_or_one_file():
    with pytest.raises(ValidationError) as refused:
        VideoFactory.build(file="videos/film.mp4", producer=None).clean()
    assert "url" in refused.value.message_dict


def test_two_films_of_one_title_have_two_addresses():
    one, other = VideoFactory(title="Le pré"), VideoFactory(title="Le pré")
    assert (one.slug, other.slug) == ("le-pre", "le-pre-2")
