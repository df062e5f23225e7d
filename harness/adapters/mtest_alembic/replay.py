"""A revision that says the same each time is asked once in each direction.

Its later runs on the same connection send again what the driver sent (the version row included),
without the work of SQLAlchemy. That it would have said the same is known from its text (pure.py)
and from its first run, which got no row from the database and did nothing but ordinary DDL and DML
in the transaction it was given. Where anything about a replay is unexpected, it is rolled back
and the script itself runs. With --paranoid scripts always run, and are compared.
"""
import re
import time

from alembic.operations import Operations
from sqlalchemy import event
from sqlalchemy.engine import Engine

from mtest_alembic.channel import CHANNEL, START, give_up
from mtest_alembic.statements import LONGEST, RECORDER

ORDINARY = re.compile(
    r"\s*(?:(?:CREATE|ALTER|DROP)\s+(?!DATABASE|EXTENSION|ROLE|SUBSCRIPTION|SYSTEM|TABLESPACE|USER)"
    r"|COMMENT\s|INSERT\s|UPDATE\s|DELETE\s|TRUNCATE\s)(?!.*(?:\bCONCURRENTLY\b| at 0x))",
    re.IGNORECASE | re.DOTALL)


class Unlike(Exception):
    """A replay that does not go as the first run went."""


class Tape:
    """What one step sent, from its first statement to the version row's."""

    def __init__(self, heads):
        self.before, self.after = frozenset(heads), None
        self.sent = []  # what to execute, its text, its line in the script or None, its row count
        self.spoiled = False

    def add(self, connection, cursor, statement, many):
        listeners = list(connection.dispatch.before_cursor_execute)
        driver = connection.dialect.driver
        query = cursor.query if driver == "psycopg2" else None
        if query is None or many or cursor.description is not None or len(listeners) != 1 \
                or not ORDINARY.match(statement):
            self.spoiled = True
            return
        line = RECORDER.latest if RECORDER.active else None
        self.sent.append((query, statement, line, cursor.rowcount))

    def messages(self):
        """What goes to the server in one go each: text, the statement, its line, and how many rows
        must come of it or None. Alembic's own goes with the script's last one, which then must be
        one that counts no rows: those of a text's last statement are all that the driver tells."""
        parts = []
        for query, statement, line, rows in self.sent:
            if line is None and parts and self.counts_none(parts):
                parts[-1] = (parts[-1][0] + b"\n;" + query, *parts[-1][1:3], rows)
            else:
                parts.append((query, statement, line, rows if line is None else None))
        return parts

    def counts_none(self, parts):
        """Whether the last one is the script's, alone, and said that it has no rows."""
        _, _, line, rows = self.sent[len(parts) - 1]
        return line is not None and rows == -1 and parts[-1][3] is None

    def like(self, other):
        return self.after == other.after and \
            [entry[:3] for entry in self.sent] == [entry[:3] for entry in other.sent]


class Library:
    def __init__(self):
        self.tapes = {}
        self.running = None
        self.usual = all(
            (getattr(function, "__module__", None) or "").startswith("alembic.")
            for function in getattr(Operations._to_impl, "_registry", {None: None}).values())

    def clear(self):
        """env.py runs anew."""
        self.tapes.clear()
        self.running = None

    def begin(self, heads):
        self.running = Tape(heads)

    def end(self, heads):
        """The tape of the step that has run, or None."""
        tape, self.running = self.running, None
        if tape is not None:
            tape.after = frozenset(heads)
        return tape

    def is_good(self, tape, context):
        """Of a step that has worked."""
        return (tape is not None and not tape.spoiled and not RECORDER.errors
                and not RECORDER.stranger and self.usual
                and type(context.impl).__module__.startswith("alembic."))

    def keep(self, key, tape):
        old = self.tapes.get(key)
        if old is not None and old.before == tape.before and not tape.like(old):
            give_up("mtest: revision %s does not send the same each time" % key[0])
        self.tapes[key] = tape

    def forget(self, key):
        del self.tapes[key]
        CHANNEL.pending = {}

    def find(self, key, heads):
        tape = self.tapes.get(key)
        if START["paranoid"] or tape is None or heads is None or tape.before != heads:
            return None
        return tape

    def play(self, tape, raw, first=b""):
        with raw.cursor() as cursor:
            for text, statement, line, rows in tape.messages():
                if line is not None:
                    CHANNEL.send("statement", sql=statement[:LONGEST], line=line)
                started = time.perf_counter()
                cursor.execute(first + text)
                first = b""
                if line is not None:
                    CHANNEL.pending = {"rows": cursor.rowcount if rows is None else -1,
                                       "seconds": time.perf_counter() - started}
                if rows is not None and cursor.rowcount != rows:
                    raise Unlike

    def play_alone(self, tape, raw):
        """In a transaction of the driver's usual kind, past whoever else would begin it."""
        raw.autocommit = True
        try:
            self.play(tape, raw, b"BEGIN;\n")
            run(raw, "COMMIT")
        except BaseException:
            run(raw, "ROLLBACK")
            raise
        finally:
            raw.autocommit = False


def run(raw, text):
    with raw.cursor() as cursor:
        cursor.execute(text)


def is_usual(context):
    """Whether a step's transaction is nothing but BEGIN and COMMIT on this connection."""
    connection = context.connection
    raw = connection.connection.dbapi_connection
    heard = [function for name in ("begin", "commit", "rollback")
             for function in getattr(connection.dispatch, name)]
    return (connection.dialect.driver == "psycopg2" and not context._in_external_transaction
            and connection.get_transaction() is None and raw.info.transaction_status == 0
            and not raw.autocommit and raw.isolation_level is None and raw.readonly is None
            and raw.deferrable is None
            and all(function.__module__.startswith("mtest_alembic.") for function in heard))


LIBRARY = Library()


def listen():
    @event.listens_for(Engine, "after_cursor_execute")
    def after(conn, cursor, statement, parameters, context, executemany):
        if LIBRARY.running is not None:
            LIBRARY.running.add(conn, cursor, statement, executemany)

    for name in ("commit", "rollback", "savepoint", "begin_twophase"):
        event.listen(Engine, name, spoil)


def spoil(*ignored):
    if RECORDER.active and LIBRARY.running is not None:
        LIBRARY.running.spoiled = True
