"""The two pipes to mtest, and what it has said first."""
import json
import os
import sys

# Workers are forked from this process (nursery.py): standard input is no pipe but a socket.
NURSERY = sys.argv[1:] == ["nursery"]
del sys.argv[1:]


class Channel:
    """mtest's ends of the two pipes; what the project prints goes to standard error."""

    def __init__(self):
        self.writer = None
        self.pending = {}  # what nobody waits for, it goes with the next event

    def open(self):
        self.pid = os.getpid()
        self.reader = os.fdopen(os.dup(0), "r", encoding="utf-8")
        self.writer = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
        os.dup2(2, 1)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)

    def leave_forks(self):
        """The child of a migration that forks goes no further, and must not answer twice."""
        if os.getpid() != self.pid:
            os._exit(0)

    def send(self, event, **fields):
        self.leave_forks()
        fields["event"] = event
        if self.pending:
            fields["done"], self.pending = self.pending, {}
        self.writer.write(json.dumps(fields, default=str) + "\n")
        self.writer.flush()

    def receive(self):
        self.leave_forks()
        line = self.reader.readline()
        return json.loads(line) if line else {"op": "end"}


def begin():
    if NURSERY:
        return json.loads(os.read(0, 1 << 20).decode())
    CHANNEL.open()
    return CHANNEL.receive()


CHANNEL = Channel()
START = begin()


def give_up(problem, module=None):
    if CHANNEL.writer is not None:  # else a worker of its own will tell
        CHANNEL.send("refused", problem=problem, module=module)
    sys.exit(0)
