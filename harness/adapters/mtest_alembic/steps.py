"""Revisions as Alembic's own loop takes them, in one run of env.py for each scratch database."""
import os
import re
import sys

from alembic.config import CommandLine, Config
from alembic.runtime import migration as runtime
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from mtest_alembic import several, shelf, surroundings, trial
from mtest_alembic.channel import CHANNEL, START
from mtest_alembic.connections import VERSIONS, keep_caches
from mtest_alembic.prints import KEPT
from mtest_alembic.pure import pure
from mtest_alembic.replay import LIBRARY, is_usual
from mtest_alembic.shelf import SHELF
from mtest_alembic.statements import RECORDER, describe


# What may go past SQLAlchemy's events, or tells a transaction's first statement from others.
UNUSUAL = re.compile(
    r"transaction|isolation|connection|cursor|driver|dbapi|callback|__import__|import_module",
    re.IGNORECASE)
IMPORTED = {"__future__", "alembic", "datetime", "enum", "json", "sqlalchemy", "typing", "uuid"}
# What is taken in the run of env.py that is under way; LOOKS of it change nothing.
STEPS = ["open", "step", "body", "stamp", "trial"]
LOOKS = {}


def load_config():
    if START["flask"]:
        from flask.cli import ScriptInfo

        app = ScriptInfo().load_app()
        app.app_context().push()
        config = app.extensions["migrate"].migrate.get_config(START["script"])
    elif START["pyproject"]:
        config = Config(START["ini"] or "alembic.ini", toml_file=START["pyproject"])
    else:
        config = Config(START["ini"])
    options = [part for given in START["x_args"] for part in ("-x", given)]
    config.cmd_opts = CommandLine(prog="alembic").parser.parse_args(options + ["upgrade", "heads"])
    return config


def keeps_heads(text):
    """Whether code, as far as its text tells, leaves the version table to Alembic and does not
    care for a query that came before its own: else the table is read for each step."""
    return not UNUSUAL.search(text) and IMPORTED >= set(
        re.findall(r"^\s*(?:from|import)\s+(\w+)", text, re.MULTILINE))


def driver_of(dialect):
    """The name of the module that speaks with the database, and its version where it tells."""
    module = sys.modules.get({"pysqlite": "sqlite3"}.get(dialect.driver, dialect.driver))
    return " ".join([dialect.driver] + str(getattr(module, "__version__", "")).split()[:1])


class Worker:
    def __init__(self):
        self.config = load_config()
        self.script = ScriptDirectory.from_config(self.config)
        self.command = None  # the one that waits for an answer
        self.keywords = {}
        self.entered = False
        self.announced = False
        self.several = None  # True: env.py migrates several schemas; None: not looked yet
        self.runs = 0  # of env.py, for steps
        self.heads = None  # as the version table has them, where that is certain
        self.revisions = {}
        self.texts = {}
        self.judged = {}

    def load(self):
        self.script.revision_map.heads  # loads every revision: what fails there fails here

    def begin(self):
        self.config.set_main_option("sqlalchemy.url", surroundings.url().replace("%", "%%"))
        self.load()

    def settle(self, context, how="commit"):
        """Leaves no transaction open. Alembic's own is ended as SQLAlchemy does it; that of an
        env.py with engine.begin(), and the one that SQLAlchemy 1.4 leaves to the driver, below it:
        to end them above would break what follows in env.py."""
        connection = context.connection
        current = connection.get_transaction()
        if (current is not None and current.is_active and not context._in_external_transaction
                and current is not getattr(context, "_transaction", None)):
            getattr(current, how)()
        elif not connection.closed and not connection.invalidated:
            getattr(connection.connection, how)()

    def flush(self, context):
        """What mtest asks of a connection before it looks at the database (engine.h, settle).
        Where that fails, the observer sees that nobody settled, and looks more closely."""
        if not START["settle"] or context.connection.dialect.driver not in ("psycopg2", "psycopg"):
            return
        try:
            raw = context.connection.connection.dbapi_connection
            if raw.info.server_version < START["settle_since"]:
                return
            before, raw.autocommit = raw.autocommit, True
            with raw.cursor() as cursor:
                cursor.execute(START["settle"])
                if cursor.fetchone() is None:  # its text is a promise to who looks on
                    cursor.execute("SELECT")
            raw.autocommit = before
        except Exception:
            pass

    def environment(self, generate, as_sql=False, **settings):
        """One run of env.py. EnvironmentContext cannot be subclassed: its proxy would be lost."""
        context = EnvironmentContext(self.config, self.script, fn=generate, as_sql=as_sql,
                                     starting_rev=None, destination_rev="heads", tag=None)
        configure, run = context.configure, context.run_migrations

        def configured(*args, **kwargs):
            kwargs.update(settings)
            configure(*args, **kwargs)

        def running(**kwargs):
            self.keywords = kwargs
            run(**kwargs)

        context.configure, context.run_migrations = configured, running
        self.entered = False
        with context:
            self.script.run_env()

    def announce(self, context):
        """schema None: the version table may stand in any."""
        self.announced = True
        CHANNEL.send("ready", driver=driver_of(context.connection.dialect),
                     table=context._version.name,
                     schema=None if self.several else context._version.schema, **VERSIONS)

    def revision(self, name):
        if name not in self.revisions:
            self.revisions[name] = self.script.get_revision(name)
        return self.revisions[name]

    def apply(self, context, command):
        """One revision in one direction, as Alembic's own loop takes it."""
        script = self.revision(command["revision"])
        up = command["direction"] == "up"
        key = (script.revision, up)
        step = runtime.RevisionStep(self.script.revision_map, script, up)
        known, self.heads = self.heads if self.keeps_heads(script) else None, None
        RECORDER.begin(script.module.__file__, context.version_table)
        RECORDER.alone = not self.several
        RECORDER.stop, RECORDER.within = command.get("stop"), command.get("within", False)
        if command["op"] == "step" and RECORDER.stop is None and self.replay(context, key, known):
            return
        # SQLAlchemy notes there which enum types it has made, for the life of a context (1.4, 2.0);
        # another process of Alembic's would not know.
        getattr(context.impl, "memo", {}).clear()
        with context.begin_transaction(_per_migration=True):
            heads = runtime.HeadMaintainer(
                context, context.get_current_heads() if known is None else known)
            if command["op"] == "stamp" and (script.revision in heads.heads) == up:
                return  # a step that failed and was rolled back has left it so
            if command["op"] == "step" and self.keeps_heads(script):
                LIBRARY.begin(heads.heads)
            if command["op"] != "stamp":
                self.watched(step.migration_fn)
            if command["op"] != "body":
                heads.update_to_step(step)
            tape = LIBRARY.end(heads.heads)
            if command["op"] == "step":
                for callback in context.on_version_apply_callbacks:
                    callback(ctx=context, step=step.info, heads=set(heads.heads),
                             run_args=self.keywords)
        if self.leaves_heads(script, context):
            self.heads = set(heads.heads) if command["op"] != "body" else known
            if self.is_repeatable(script, tape, context):
                LIBRARY.keep(key, tape)

    def leaves_heads(self, script, context):
        """Whether Alembic alone has changed the version table, in the usual way."""
        return (self.keeps_heads(script) and not RECORDER.bookkeeping
                and not context.on_version_apply_callbacks)

    def is_repeatable(self, script, tape, context):
        """Whether a step that has worked sends the same each time."""
        return (LIBRARY.is_good(tape, context) and not self.several and KEPT.length == 0
                and self.judge(pure, script.module.__file__))

    def replay(self, context, key, known):
        """True: the step is taken."""
        if self.runs == 1 and key[1] and key not in LIBRARY.tapes and not START["paranoid"]:
            for revision, tape in SHELF.read():
                LIBRARY.tapes.setdefault((revision, True), tape)
        tape = LIBRARY.find(key, known)
        if tape is None:
            return False
        try:
            raw = context.connection.connection.dbapi_connection
            if is_usual(context):
                LIBRARY.play_alone(tape, raw)
            else:
                with context.begin_transaction(_per_migration=True):
                    LIBRARY.play(tape, raw)
                self.settle(context)
        except Exception:  # what is wrong the script itself will tell
            LIBRARY.forget(key)
            self.settle(context, "rollback")
            CHANNEL.send("again")
            return False
        self.heads = set(tape.after)
        return True

    def text(self, path):
        if path not in self.texts:
            try:
                with open(path, encoding="utf-8") as file:
                    self.texts[path] = file.read()
            except (OSError, UnicodeDecodeError):
                self.texts[path] = "import unknown"
        return self.texts[path]

    def judge(self, judge, path):
        """What a function says of a script's text, which is asked once."""
        key = (judge, path)
        if key not in self.judged:
            self.judged[key] = judge(self.text(path))
        return self.judged[key]

    def keeps_heads(self, script):
        return self.judge(keeps_heads, script.module.__file__)

    def watched(self, function):
        RECORDER.active = KEPT.active = True
        try:
            function(**self.keywords)
        finally:
            RECORDER.active = KEPT.active = False
            CHANNEL.leave_forks()

    def answer(self, error=None, **more):
        swallowed = [found for found in RECORDER.errors if not found["nested"]]
        fields = {"swallowed": swallowed[0] if swallowed else None, "worked": error is None,
                  "output": KEPT.take()}
        if error is not None:
            fields.update(describe(error, RECORDER.path), **more)
        self.command = None
        CHANNEL.send("answer", **fields)
        return fields.get("lost", False)

    def take(self, context, command):
        """True: the connection is not as a new process would find it, and env.py has to run anew."""
        lost = False
        try:
            if command["op"] in LOOKS:
                LOOKS[command["op"]](context)
                self.settle(context, "rollback")
            elif command["op"] != "open":
                self.apply(context, command)
            self.settle(context)
            self.flush(context)
            self.answer()
        except GeneratorExit:
            raise
        except BaseException as error:  # sys.exit() in a migration, too
            RECORDER.active = False
            LIBRARY.end(())
            self.heads = None
            try:
                self.settle(context, "rollback")
                self.flush(context)
            except BaseException:
                lost = True
            lost = self.answer(error) or lost
        return lost or (RECORDER.stranger and command.get("fresh", False))

    def trial(self, context, command):
        """True: as of take()."""
        lost, intact = trial.hold(self, context)
        if not intact:  # what has come to stay is not known
            self.heads = None
            LIBRARY.clear()
        return lost or (RECORDER.stranger and command.get("fresh", False))

    def serve(self, heads, context):
        """Alembic's migrations function: it never yields, its body is where the steps run."""
        if self.entered:
            raise RuntimeError("mtest: env.py migrates several databases in one run")
        self.entered = True
        self.runs += 1
        self.heads = None
        LIBRARY.clear()
        self.settle(context)
        self.announce(context)
        while self.command["op"] in STEPS:
            take = self.take if self.command["op"] != "trial" else self.trial
            if take(context, self.command):
                return
            self.command = CHANNEL.receive()
        return
        yield

    def upgrade(self, heads, context):
        """What `alembic upgrade heads` does, and where it is."""
        self.entered = True
        self.unfinished += 1
        self.announce(context)
        shelf.watch(context)
        known = set(heads)
        for step in self.script._upgrade_revs("heads", heads):
            script = step.revision
            RECORDER.begin(script.module.__file__, context.version_table)
            function = step.migration_fn
            step.migration_fn = lambda _function=function, **keywords: self.watched(_function)
            CHANNEL.send("begin", revision=script.revision)
            LIBRARY.begin(known or ())
            known = shelf.heads_behind(script, known)
            yield step
            tape = LIBRARY.end(known or ())
            if (known and self.leaves_heads(script, context)
                    and self.is_repeatable(script, tape, context)):
                SHELF.add(script.revision, tape)
            CHANNEL.send("end", output=KEPT.take())
        self.unfinished -= 1

    def deploy(self, command):
        self.unfinished = 0
        keep_caches()
        try:
            self.environment(self.upgrade)
            if not self.entered:
                raise RuntimeError("mtest: env.py does not call context.run_migrations()")
            if self.unfinished:
                raise RuntimeError("mtest: env.py caught what the migration raised")
            self.answer()
        except BaseException as error:
            if not self.entered:
                raise
            LIBRARY.end(())
            self.answer(error)
        os._exit(0)  # as the tool's own process: a lock file of env.py's is free now

    def run(self):
        while True:
            if self.command is None:
                self.command = CHANNEL.receive()
            if self.command["op"] == "end":
                return
            if self.several is None:
                self.several = several.look(self)
            if self.command["op"] in COMMANDS:
                COMMANDS[self.command["op"]](self, self.command)
                continue
            if self.several:
                several.take(self, self.command)
                continue
            try:
                self.environment(self.serve, transaction_per_migration=True)
            except BaseException:
                # Behind an answer this is the end of a connection that is given up.
                if self.command is not None:
                    raise
            if not self.entered:
                raise RuntimeError("mtest: env.py does not call context.run_migrations()")


# What runs env.py by itself; each ends with worker.answer(). Further files add theirs.
COMMANDS = {"deploy": Worker.deploy}
