"""Tapes of upgrades that the deployment has made, for workers that take the same upgrade first.

A pure revision (pure.py) sends the same on whatever database it runs. A file of the run's folder
has one line for each; who reads takes what is there, and lets the script run where it is not.
"""
import json
import os

from mtest_alembic.channel import START
from mtest_alembic.replay import Tape, spoil


class Memo(dict):
    """What Alembic gives to SQLAlchemy, which notes there which enum types it has made: in a
    deployment an earlier revision may have, and in a step of its own none has."""

    def __contains__(self, key):
        spoil()
        return super().__contains__(key)

    def __getitem__(self, key):
        spoil()
        return super().__getitem__(key)


class Shelf:
    def __init__(self):
        self.file = None
        self.rest = ""

    def add(self, revision, tape):
        if not START["tapes"]:
            return
        if self.file is None:
            self.file = os.open(START["tapes"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        sent = [(query.decode("latin-1"), *entry) for query, *entry in tape.sent]
        line = json.dumps([revision, list(tape.before), list(tape.after), sent])
        os.write(self.file, line.encode() + b"\n")

    def read(self):
        """What has come since; the last line may not be whole yet."""
        if self.file is None:
            if not START["tapes"] or not os.path.exists(START["tapes"]):
                return
            self.file = open(START["tapes"], encoding="ascii")
        *lines, self.rest = (self.rest + self.file.read()).split("\n")
        for line in lines:
            revision, before, after, sent = json.loads(line)
            tape = Tape(before)
            tape.after = frozenset(after)
            tape.sent = [(query.encode("latin-1"), *entry) for query, *entry in sent]
            yield revision, tape


SHELF = Shelf()


def watch(context):
    if hasattr(context.impl, "memo"):
        context.impl.memo = Memo(context.impl.memo)


def heads_behind(script, heads):
    """The heads that the version table has after this upgrade; None: it is not as simple as one
    revision in the place of its parent."""
    parent = script.down_revision
    if script.dependencies or isinstance(parent, (tuple, list)) or heads != {parent} - {None}:
        return None
    return {script.revision}
