"""The two pipes to mtest, and what it has said first."""
import json
import os
import sys

PID = os.getpid()


class Channel:
    """mtest's ends of the two pipes; what the project prints goes to standard error."""

    def __init__(self):
        self.reader = os.fdopen(os.dup(0), "r", encoding="utf-8")
        self.writer = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
        os.dup2(2, 1)
        self.pending = {}  # what nobody waits for, it goes with the next event
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)

    def send(self, event, **fields):
        if os.getpid() != PID:  # a migration that forks must not answer twice
            os._exit(0)
        fields["event"] = event
        if self.pending:
            fields["done"], self.pending = self.pending, {}
        self.writer.write(json.dumps(fields, default=str) + "\n")
        self.writer.flush()

    def receive(self):
        if os.getpid() != PID:
            os._exit(0)
        line = self.reader.readline()
        return json.loads(line) if line else {"op": "end"}


CHANNEL = Channel()
START = CHANNEL.receive()


def give_up(problem, module=None):
    CHANNEL.send("refused", problem=problem, module=module)
    sys.exit(0)
