"""How well a place answers a word, and several words together."""

import random

from map.kinds import KIND_STEMS
from map.ranks import BROADEST, LONGEST, ranked_words
from map.reading import MAX_WORDS


def test_a_title_is_a_better_answer_than_goods_and_goods_than_the_rest():
    ranks = ranked_words(" ail ", " ail oie ", " miel ")
    assert ranks["ail"] < ranks["oie"] < ranks["miel"]


def test_who_sells_little_else_answers_better():
    assert ranked_words("", " ail ", "")["ail"] < ranked_words("", " ail oie miel ", "")["ail"]


def test_a_kind_of_place_is_answered_as_well_by_who_sells_much():
    assert ranked_words(" march ", " ail ", "")["march"] == ranked_words(" march ", " ail oie miel ", "")["march"]


def test_a_word_that_nobody_would_type_is_left_out():
    assert not ranked_words(f" {'x' * (LONGEST + 1)} ", "", "")


def test_ranks_add_up_to_titles_then_goods_then_how_much_else():
    dice = random.Random(32)  # noqa: S311
    words = [f"mot{number}" for number in range(MAX_WORDS)]
    assert not KIND_STEMS & set(words)

    def place():
        title, goods = (set(dice.sample(words, dice.randint(0, len(words)))) for _ in range(2))
        more = " x" * dice.choice((0, 1, 10, BROADEST))
        text = " ".join(sorted(goods)) + more
        ranks = ranked_words(" ".join(title), text, " ".join(words))
        return sum(ranks[word] for word in words), (-len(title), -len(goods), min(len(text), BROADEST))

    places = [place() for _ in range(500)]
    assert sorted(places) == sorted(places, key=lambda each: each[1])
