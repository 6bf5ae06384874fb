"""Logs: one line an event, nothing personal."""

import json
import logging

import pytest

from cms.core.logging import VisitorBlindFormatter


@pytest.fixture
def line():
    """The formatted line of an event."""

    def format_event(message, *args, **extra):
        record = logging.getLogger("test").makeRecord(
            "test", logging.ERROR, "f.py", 1, message, args, None, extra=extra
        )
        return VisitorBlindFormatter().format(record)

    return format_event


def test_an_event_is_one_line_of_json(line):
    text = line("first\nsecond\r\nthird %s", "é")
    assert "\n" not in text and "\r" not in text
    event = json.loads(text)
    assert event["message"] == "first\nsecond\r\nthird é"
    assert event["level"] == "ERROR" and event["logger"] == "test" and event["time"]


def test_what_a_visitor_asked_is_left_out(line, rf):
    text = line("Not found: %s", "/carte/?q=rue+des+Lilas", request=rf.get("/?commune=Auch"), status_code=404)
    assert "Lilas" not in text and "Auch" not in text
    assert json.loads(text)["status_code"] == 404


def test_the_row_a_database_quotes_is_left_out(line):
    text = line("duplicate key\nDETAIL:  Key (email)=(anna@example.org) already exists.")
    assert "anna" not in text and "duplicate key" in text
