"""Conditions that SQLite and PostgreSQL write each in their own way."""

import json

from django.core.exceptions import EmptyResultSet
from django.db.models import CharField, Field, Lookup


@CharField.register_lookup
class Begins(Lookup):
    """`column__begins=word`, of letters and digits: found in an index by both databases.

    Django's `startswith` pays no attention to case in SQLite, which then reads a whole index.
    """

    lookup_name = "begins"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} GLOB %s", (*params, f"{self.rhs}*")

    def as_postgresql(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} LIKE %s", (*params, f"{self.rhs}%")


@Field.register_lookup
class Among(Lookup):
    """`column__among=values`, as `in`, for texts or numbers without number: one parameter however many they are.

    SQLite takes 32,766 parameters at most, as its authors build it.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        lhs, params = self._lhs_of_some(compiler, connection)
        return f"{lhs} IN (SELECT value FROM json_each(%s))", (*params, json.dumps(self.rhs))  # noqa: S608

    def as_postgresql(self, compiler, connection):
        lhs, params = self._lhs_of_some(compiler, connection)
        return f"{lhs} = ANY(%s)", (*params, list(self.rhs))

    def _lhs_of_some(self, compiler, connection):
        if not self.rhs:
            raise EmptyResultSet
        return self.process_lhs(compiler, connection)


@Field.register_lookup
class AmongMost(Among):
    """The same where many rows answer: SQLite, which cannot tell, would gather them all by an index to sort them."""

    lookup_name = "among_most"

    def _lhs_of_some(self, compiler, connection):
        lhs, params = super()._lhs_of_some(compiler, connection)
        return (f"+{lhs}" if connection.vendor == "sqlite" else lhs), params
