"""What the project prints while a revision's own code runs, kept for the report."""
import faulthandler
import io
import signal
import sys

LONGEST = 4000


class Kept:
    def __init__(self):
        self.active = False
        self.begin()

    def begin(self):
        self.parts, self.length = [], 0

    def add(self, text):
        if self.active and self.length < LONGEST:
            self.parts.append(text[:LONGEST - self.length])
        self.length += len(text) if self.active else 0

    def take(self):
        """None where nothing was printed."""
        text = "".join(self.parts)
        if self.length > LONGEST:
            text += "\n(%d characters more)" % (self.length - LONGEST)
        self.begin()
        return text or None


KEPT = Kept()


class Prints(io.TextIOWrapper):
    """A stream of Python's own that goes on to mtest as it did, where its end is kept for what the
    process dies of."""

    def write(self, text):
        KEPT.add(text)
        return super().write(text)


def take_over(stream):
    return Prints(stream.buffer, stream.encoding, "backslashreplace", write_through=True)


sys.stdout, sys.stderr = take_over(sys.stdout), take_over(sys.stderr)
# Where the code was when it crashed the interpreter, or when mtest lost its patience and asks.
faulthandler.enable(sys.stderr.fileno(), all_threads=False)
faulthandler.register(signal.SIGUSR1, sys.stderr.fileno(), all_threads=False)
