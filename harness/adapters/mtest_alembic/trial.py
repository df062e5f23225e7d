"""Scripts in a transaction that is rolled back, to see what they would do to the database now."""
import re

from alembic.runtime import migration as runtime
from sqlalchemy import event, exc as sa_exc
from sqlalchemy.engine import Engine

from mtest_alembic.channel import CHANNEL, START
from mtest_alembic.replay import LIBRARY
from mtest_alembic.statements import LONGEST, RECORDER, describe

ENDS = re.compile(
    r"\s*(COMMIT|END|ROLLBACK(?!\s+TO\b)|ABORT|BEGIN|START|PREPARE\s+TRANSACTION)\b", re.IGNORECASE)
CALLS = ("body", "ask")
STATE = "25001"  # what the server says of a statement that wants no transaction around it


class Ended(Exception):
    """The script wants to end the transaction; it must not."""


class Undone(Exception):
    pass


class Failed(Exception):
    """A replayed statement fails as it would have in the script."""

    def __init__(self, orig, statement, line):
        super().__init__(str(orig))
        self.error, self.line = sa_exc.DBAPIError(statement, None, orig), line


class Trial:
    active = False
    ended = False  # what was raised may have been caught

    def end(self):
        self.ended = True
        raise Ended("it ends the transaction")

    def refuse(self, statement):
        if ENDS.match(statement):
            self.end()


TRIAL = Trial()


def listen():
    for name in ("commit", "rollback"):
        event.listen(Engine, name, keep_open)


def keep_open(connection):
    if TRIAL.active and RECORDER.active:
        TRIAL.end()


def ask(context, text):
    result = context.connection.exec_driver_sql(text)
    return result.fetchall() if result.returns_rows else []


def play(tape, raw):
    """All but what was Alembic's own."""
    with raw.cursor() as cursor:
        for query, statement, line, _ in tape.sent:
            if line is None:
                continue
            CHANNEL.send("statement", sql=statement[:LONGEST], line=line)
            try:
                cursor.execute(query)
            except Exception as error:
                raise Failed(error, statement, line)


def body(worker, context, command):
    script = worker.script.get_revision(command["revision"])
    up = command["direction"] == "up"
    TRIAL.ended = False
    RECORDER.begin(script.module.__file__, context.version_table)
    tape = LIBRARY.tapes.get((script.revision, up))
    if tape is not None and not START["paranoid"]:
        play(tape, context.connection.connection.dbapi_connection)
        return
    getattr(context.impl, "memo", {}).clear()
    step = runtime.RevisionStep(worker.script.revision_map, script, up)
    RECORDER.refuses = TRIAL.refuse
    worker.watched(step.migration_fn)
    if TRIAL.ended:
        raise Ended("it ends the transaction")


def call(worker, context, command):
    """True: the connection is lost."""
    try:
        if command["op"] == "body":
            body(worker, context, command)
        else:
            for row in ask(context, command["text"]):
                values = {"value%d" % i: value for i, value in enumerate(row)}
                CHANNEL.send("row", columns=len(row), **values)
        worker.answer()
        return False
    except BaseException as error:
        fields = {"state": STATE, "message": str(error)} if TRIAL.ended else {}
        if isinstance(error, Failed):
            fields["line"] = error.line
            error = error.error
        return worker.answer(error, **fields)
    finally:
        RECORDER.refuses = None


def run(worker, context):
    """lost, and whether the transaction was still open in the end."""
    lost = False
    worker.command = CHANNEL.receive()
    TRIAL.active = True
    while worker.command["op"] in CALLS:
        lost = call(worker, context, worker.command) or lost
        worker.command = CHANNEL.receive()
    TRIAL.active = False
    try:
        ask(context, "ROLLBACK TO SAVEPOINT mtest_trial")
        return lost, True
    except Exception:
        return lost, False


def hold(worker, context):
    """As run(); where the connection keeps no transaction open, that is the answer."""
    result = (False, True)
    try:
        with context.begin_transaction(_per_migration=True):
            try:
                ask(context, "SAVEPOINT mtest_trial")
            except Exception as error:
                worker.answer(error)
                raise Undone
            worker.answer()
            result = run(worker, context)
            raise Undone
    except Undone:
        pass
    except Exception:  # of a transaction that somebody has ended
        result = (result[0], False)
    lost, intact = result
    try:
        worker.settle(context, "rollback")
        worker.flush(context)
    except Exception:
        lost = True
    if worker.command is not None and worker.command["op"] == "undo":
        if intact:
            CHANNEL.send("intact")
        worker.answer()
    return lost, intact
