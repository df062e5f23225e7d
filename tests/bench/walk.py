#!/usr/bin/env python3
"""Walks one generated Alembic chain on PostgreSQL by mtest and by what people use otherwise.

    tests/bench/walk.py [N…]          default: 200; figures and their meaning: README.md here

Environment: MTEST (default build/mtest), PYTHON (one that can import alembic and psycopg2; default
/usr/bin/python3), PYTEST_ALEMBIC (the folder that holds the package pytest_alembic), PG_BINDIR,
ROUNDS (3), CLI_SAMPLE (3: revisions that the loop of command lines takes).
"""
import ctypes
import os
import pwd
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import chain

HERE = os.path.dirname(os.path.abspath(__file__))
MTEST = os.path.abspath(os.environ.get("MTEST", os.path.join(HERE, "..", "..", "build", "mtest")))
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
SUITE = os.environ.get("PYTEST_ALEMBIC")
BIN = os.environ.get("PG_BINDIR", "/usr/lib/postgresql/15/bin")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SAMPLE = int(os.environ.get("CLI_SAMPLE", "3"))
TICK = os.sysconf("SC_CLK_TCK")
SETTINGS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal",
            "max_wal_senders=0", "autovacuum=off", "jit=off", "listen_addresses=")
IN_ONE_PROCESS = '''
import sys
from alembic import command
from alembic.config import Config
config = Config("alembic.ini")
before = "base"
for name in sys.argv[1:]:
    command.upgrade(config, name)
    command.downgrade(config, before)
    command.upgrade(config, name)
    before = name
'''


class Server:
    """For the others; mtest starts its own, and pays for it."""

    def __init__(self, folder):
        self.folder = folder
        self.user = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        data = os.path.join(folder, "data")
        self.run(os.path.join(BIN, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-N")
        settings = [word for one in SETTINGS for word in ("-c", one)]
        self.process = subprocess.Popen(
            [os.path.join(BIN, "postgres"), "-D", data, "-k", folder, *settings],
            stderr=subprocess.DEVNULL, **self.identity())
        self.environment = dict(os.environ, PGHOST=folder, PGUSER="postgres")
        while subprocess.run([os.path.join(BIN, "pg_isready"), "-q"], env=self.environment,
                             check=False).returncode != 0:
            time.sleep(0.05)
        self.count = 0

    def identity(self):
        return {} if self.user is None else {
            "user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def run(self, *words):
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **self.identity())

    def url(self, database):
        return "postgresql://postgres@/%s?host=%s" % (database, self.folder)

    def database(self):
        self.count += 1
        name = "walk_%d" % self.count
        subprocess.run([os.path.join(BIN, "createdb"), name], env=self.environment, check=True)
        return name

    def cpu(self):
        """Of the server and of every backend that has ended or lives."""
        ticks = 0
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open("/proc/%s/stat" % entry, encoding="utf-8") as file:
                        fields = file.read().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(entry) == self.process.pid:
                    ticks += sum(int(field) for field in fields[11:15])
                elif int(fields[1]) == self.process.pid:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / TICK

    def stop(self):
        self.process.terminate()
        self.process.wait()


def children():
    """CPU of all that has ended below this process; whom a child leaves behind comes here."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                break
        except ChildProcessError:
            break
    used = os.times()
    return used.children_user + used.children_system


def timed(server, folder, environment, *commands):
    """(wall, the client's CPU, the server's CPU) of the commands, one after the other."""
    before = time.monotonic(), children(), server.cpu()
    for command in commands:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       env=dict(server.environment, **environment))
    return (time.monotonic() - before[0], children() - before[1], server.cpu() - before[2])


def by_mtest(server, folder, names):
    # Its own server is among its children: all of its CPU is the client's here.
    return timed(server, folder, {}, [MTEST, "all", "-q", "-C", folder, "--engine", "postgres",
                                      "--only", "chain,deploy,round-trip"])


def by_suite(server, folder, names):
    return timed(server, folder, {"PYTHONPATH": SUITE, "BENCH_ADMIN_URL": server.url("postgres")},
                 [PYTHON, "-m", "pytest", "-p", "pytest_alembic.plugin", "-q", "--test-alembic",
                  "tests"])


def in_one_process(server, folder, names):
    return timed(server, folder, {"DATABASE_URL": server.url(server.database())},
                 [PYTHON, "-c", IN_ONE_PROCESS, *names])


def by_command_line(server, folder, names):
    """A few revisions from the middle, and the result made as large as the chain."""
    name = server.database()
    environment = {"DATABASE_URL": server.url(name)}
    alembic = [PYTHON, "-m", "alembic"]
    dump = [os.path.join(BIN, "pg_dump"), "--schema-only", name]
    timed(server, folder, environment, alembic + ["upgrade", names[len(names) // 2]])
    once = [alembic + ["upgrade", "+1"], dump, alembic + ["downgrade", "-1"], dump,
            alembic + ["upgrade", "+1"], dump]
    spent = timed(server, folder, environment, *(once * SAMPLE))
    return tuple(part * len(names) / SAMPLE for part in spent)


# With the longest chain that each is asked to walk: alembic.command loads all of it in each step.
WALKERS = (("mtest all", by_mtest, 1000), ("pytest-alembic's suite", by_suite, 500),
           ("one process, alembic.command", in_one_process, 200),
           ("command line and pg_dump (sampled)", by_command_line, 500))


def measure(server, folder, count, out):
    names = chain.write(folder, count)
    walkers = [(name, walk) for name, walk, most in WALKERS
               if count <= most and (walk is not by_suite or SUITE)]
    spent = {name: [] for name, _ in walkers}
    for _ in range(ROUNDS):
        for name, walk in walkers:
            spent[name].append(walk(server, folder, names))
    ours = spent["mtest all"]
    for name, rounds in spent.items():
        wall, client, at_server = (statistics.median(part) for part in zip(*rounds))
        ratios = [statistics.median(mine[0] / his[0] for mine, his in zip(ours, rounds)),
                  statistics.median(sum(mine[1:]) / sum(his[1:])
                                    for mine, his in zip(ours, rounds))]
        out.write("| %d | %s | %.2f | %.2f + %.2f | %.3f | %.3f |\n"
                  % (count, name, wall, client, at_server, ratios[1], ratios[0]))
        out.flush()


def main():
    counts = [int(word) for word in sys.argv[1:]] or [200]
    if not SUITE:
        print("PYTEST_ALEMBIC is not set: its suite is left out", file=sys.stderr)
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    work = tempfile.mkdtemp(prefix="mtest-bench-", dir=shared)
    os.chmod(work, 0o755)
    os.mkdir(os.path.join(work, "server"))
    server = None
    try:
        server = Server(os.path.join(work, "server"))
        print("| N | walker | wall s | CPU s, client + server | mtest's CPU to it | wall |")
        print("|--:|---|--:|--:|--:|--:|", flush=True)
        for count in counts:
            measure(server, os.path.join(work, "chain-%d" % count), count, sys.stdout)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(work, ignore_errors=True)


main()
