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


def test_a_film_has_an_address_or_a_file():
    with pytest.raises(ValidationError) as refused:
        VideoFactory.build(url="", producer=None).clean()
    assert "url" in refused.value.message_dict


def test_a_file_comes_with_its_captions():
    with pytest.raises(ValidationError) as refused:
        VideoFactory.build(url="", file="videos/film.mp4", producer=None).clean()
    assert "captions" in refused.value.message_dict
