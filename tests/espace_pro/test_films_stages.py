"""The table of stages: what may follow what, and who decides."""

from types import SimpleNamespace

import pytest

from espace_pro.films.stages import MOVES, OPEN, OVER, PRODUCER, SERVICE, Stage, journey, may_move, next_for


def events(*stages):
    return [SimpleNamespace(stage=stage) for stage in stages]


def test_every_stage_has_its_line_in_the_table():
    assert set(MOVES) == set(Stage)


@pytest.mark.parametrize("stage", OVER)
def test_nothing_follows_an_end(stage):
    assert not MOVES[stage]


@pytest.mark.parametrize("stage", [*OPEN, Stage.PUBLISHED])
def test_the_farm_may_leave_at_any_time(stage):
    assert may_move(stage, Stage.WITHDRAWN, PRODUCER)


def test_only_the_farm_approves_and_only_what_it_was_shown():
    assert may_move(Stage.EDITED, Stage.APPROVED, PRODUCER)
    assert not may_move(Stage.EDITED, Stage.APPROVED, SERVICE)
    assert [stage for stage in Stage if Stage.APPROVED in MOVES[stage]] == [Stage.EDITED]


def test_only_what_is_approved_may_be_published():
    assert [stage for stage in Stage if Stage.PUBLISHED in MOVES[stage]] == [Stage.APPROVED]


def test_a_shoot_may_be_planned_again():
    assert Stage.PLANNED in next_for(Stage.PLANNED, SERVICE)


def test_the_journey_says_what_was_done_and_what_is_to_come():
    steps = journey(events(Stage.RECEIVED, Stage.ACCEPTED), Stage.ACCEPTED)
    assert [step.stage for step in steps if step.event] == [Stage.RECEIVED, Stage.ACCEPTED]
    assert next(step.stage for step in steps if not step.event) == Stage.PLANNED
    assert [step.stage for step in steps if step.is_current] == [Stage.ACCEPTED]


def test_after_a_refused_cut_a_new_one_is_to_come():
    steps = journey(events(Stage.SHOT, Stage.EDITED, Stage.TO_REDO), Stage.TO_REDO)
    assert [step.stage for step in steps][-3:] == [Stage.EDITED, Stage.APPROVED, Stage.PUBLISHED]


def test_after_an_end_nothing_is_to_come():
    assert all(step.event for step in journey(events(Stage.RECEIVED, Stage.REFUSED), Stage.REFUSED))
