"""Opening hours: OpenStreetMap's syntax in, plain French and certainty out. Pure: no Django here.

    parse(text)                               Hours, or InvalidHours with the reason in French
    read(text)                                Hours, or None: for what is already stored
    status_at(text, instant, exceptions)      OpeningStatus: state, sentence, changes_at
    status_over(text, moment, today, …)       the same for a `Moment` one asks about: an instant, a day
    state_over(text, moment, exceptions)      open at some time of it, unknown or closed
    next_openings(text, instant, n, …)        the next openings, dated
    week_table(text, date, exceptions)        the table of one week
    describe(text)                            one French sentence
    series_between(text, first, last, …)      every opening of a period, as weeks that repeat
    to_ical(series, …), calendar_of(…)        the same for a calendar
    schema_org(text, today, exceptions)       OpeningHoursSpecification
    rows_from_text(text), text_from_rows(…)   what the form shows

Everything takes stored text (or None) as well as `Hours`, and holds to three states: open, closed and unknown.
Instants are aware datetimes; all is computed in the time of Paris, whatever the machine's.
"""

from .engine import PARIS, Hours, parse, read
from .french import DAYS as DAY_NAMES
from .french import MONTHS as MONTH_NAMES
from .ical import calendar_of, to_ical
from .moments import Moment, now_at, rest_of_day, state_over, status_over, whole_day
from .openings import Opening, OpeningException, next_openings, openings_on
from .row_data import DAYS, UNREADABLE_ROWS, row_from_data, row_to_data
from .rows import MAX_COMMENT, MAX_ROWS, Row
from .rows_reading import rows_from_text
from .rows_writing import text_from_rows
from .seasons import Bound, Season
from .sentence import describe
from .series import Series, series_between
from .spelling import MAX_LENGTH, InvalidHours
from .status import OpeningStatus, status_at
from .structured_data import schema_org
from .week import DayRow, week_table

__all__ = [
    "DAYS",
    "DAY_NAMES",
    "MAX_COMMENT",
    "MAX_LENGTH",
    "MAX_ROWS",
    "MONTH_NAMES",
    "PARIS",
    "UNREADABLE_ROWS",
    "Bound",
    "DayRow",
    "Hours",
    "InvalidHours",
    "Moment",
    "Opening",
    "OpeningException",
    "OpeningStatus",
    "Row",
    "Season",
    "Series",
    "calendar_of",
    "describe",
    "next_openings",
    "now_at",
    "openings_on",
    "parse",
    "read",
    "rest_of_day",
    "row_from_data",
    "row_to_data",
    "rows_from_text",
    "schema_org",
    "series_between",
    "state_over",
    "status_at",
    "status_over",
    "text_from_rows",
    "to_ical",
    "week_table",
    "whole_day",
]
