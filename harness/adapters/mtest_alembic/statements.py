"""What a revision does on its connection while its own code runs, and how it fails."""
import os
import re
import signal
import sys
import time
import traceback

from sqlalchemy import event, exc as sa_exc
from sqlalchemy.engine import Engine

from mtest_alembic.channel import CHANNEL
from mtest_alembic.failures import words_of

LONGEST = 4000


def first_line(text):
    """Without addresses in memory, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-f]+", "", (str(text).strip().splitlines() or [""])[0])


class Recorder:
    """What one revision does on its connection, while its own code runs."""

    def __init__(self):
        self.path = None
        self.active = False
        self.refuses = None  # told of each statement before it is sent; it may raise
        self.begin(None)

    def begin(self, path, table=None):
        self.path = path
        self.table = table  # of versions
        self.errors = []
        self.stranger = False
        self.bookkeeping = False
        self.latest = 0
        self.started = {}
        self.count = 0
        self.stop = None  # before which statement the step is to be interrupted
        self.within = False  # not before it but while it is at work
        self.alone = True  # no other schema's statements are counted with these

    def saw(self, statement):
        self.stranger = self.stranger or bool(STRANGER.search(statement))
        self.bookkeeping = self.bookkeeping or self.table in statement

    def line(self):
        frame = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename == self.path:
                return frame.f_lineno
            frame = frame.f_back
        return 0


    def interrupt(self, clean):
        """Nothing is tidied up. Within a statement mtest ends the connection from outside."""
        if self.count == self.stop and clean and not self.within:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.count == self.stop and self.within:
            CHANNEL.send("pause")
            CHANNEL.receive()
        self.count += 1


RECORDER = Recorder()
# What outlives a step on its connection, and would not in a process of its own.
STRANGER = re.compile(
    r"^\s*(SET\s(?!LOCAL\b|CONSTRAINTS\b)|RESET|PREPARE|LISTEN|LOAD|PRAGMA|CREATE\s+TEMP|DECLARE)"
    r"|\bset_config\s*\(|\bpg_(try_)?advisory_lock\s*\(", re.IGNORECASE)


def is_clean(connection):
    """Is nothing uncommitted? As the driver tells; one that does not is taken for no."""
    raw, driver = connection.connection.dbapi_connection, connection.dialect.driver
    if driver == "pysqlite":
        return not raw.in_transaction
    if driver in ("psycopg2", "psycopg"):
        return raw.info.transaction_status == 0
    if driver == "aiosqlite":
        return not raw._connection.in_transaction
    if driver == "asyncpg":
        return not raw._connection.is_in_transaction()
    return False


def listen():
    @event.listens_for(Engine, "before_cursor_execute")
    def before(conn, cursor, statement, parameters, context, executemany):
        if RECORDER.active:
            RECORDER.saw(statement)
            if RECORDER.refuses:
                RECORDER.refuses(statement)
            RECORDER.latest = RECORDER.line()
            clean = RECORDER.alone and is_clean(conn)
            RECORDER.interrupt(clean)
            CHANNEL.send("statement", sql=statement[:LONGEST], line=RECORDER.latest,
                         clean=clean)
            RECORDER.started[id(cursor)] = time.perf_counter()

    @event.listens_for(Engine, "after_cursor_execute")
    def after(conn, cursor, statement, parameters, context, executemany):
        started = RECORDER.started.pop(id(cursor), None)
        if RECORDER.active and started is not None:
            CHANNEL.pending = {"rows": getattr(cursor, "rowcount", -1),
                               "seconds": time.perf_counter() - started}

    @event.listens_for(Engine, "handle_error")
    def failed(context):
        if not RECORDER.active:
            return
        connection = context.connection
        nested = connection is not None and connection.in_nested_transaction()
        RECORDER.errors.append({
            "message": first_line(context.original_exception),
            "statement": (context.statement or "")[:LONGEST],
            "line": RECORDER.line(),
            "nested": bool(nested),
        })


def describe(error, path):
    """An exception as mtest reports it: the database's own words where it is the database's."""
    orig = getattr(error, "orig", None)
    text = first_line(error)
    fields = {"exception": type(error).__name__, "state": "", "database": False}
    if isinstance(error, sa_exc.DBAPIError) and orig is not None:
        said, state, detail, hint = words_of(orig)
        text = said or first_line(orig)
        fields.update(
            database=True,
            state=state or "",
            detail=detail,
            hint=hint,
            statement=(error.statement or "")[:LONGEST],
            lost=bool(error.connection_invalidated),
        )
    elif not isinstance(error, Exception) or type(error) is not RuntimeError or \
            not text.startswith("mtest: "):
        text = "%s: %s" % (type(error).__name__, text) if text else type(error).__name__
    line, where = 0, None
    inside = os.getcwd() + os.sep
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == path:
            line = frame.lineno
        if frame.filename.startswith(inside) and "site-packages" not in frame.filename:
            where = "%s:%s in %s" % (frame.filename[len(inside):], frame.lineno, frame.name)
    if isinstance(error, SyntaxError) and error.filename:
        where = "%s:%s" % (os.path.relpath(error.filename), error.lineno)
    fields.update(message=text, line=line, where=where)
    return fields
