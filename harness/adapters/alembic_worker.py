"""mtest's worker for Alembic.

One process for each scratch database. It runs the project's own env.py once, and takes steps from
mtest, one JSON line each, in the body of the generator that env.py's run_migrations() consumes
lazily: true in every Alembic from 1.7.7 to 1.19. It answers with JSON lines about what happens.
Every connection goes to the scratch database, whatever URL env.py uses.
"""
import json
import os
import re
import sys
import time
import traceback

PID = os.getpid()
LONGEST = 4000


class Channel:
    """mtest's ends of the two pipes; what the project prints goes to standard error."""

    def __init__(self):
        self.reader = os.fdopen(os.dup(0), "r", encoding="utf-8")
        self.writer = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")
        os.dup2(2, 1)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)

    def send(self, event, **fields):
        if os.getpid() != PID:  # a migration that forks must not answer twice
            os._exit(0)
        fields["event"] = event
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


def first_line(text):
    """Without addresses in memory, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-f]+", "", (str(text).strip().splitlines() or [""])[0])


def scratch_url():
    from urllib.parse import quote

    if START["engine"] == "sqlite":
        return "sqlite:///" + START["file"]
    password = ":" + quote(START["password"], safe="") if START["password"] else ""
    user = quote(START["user"], safe="")
    database = quote(START["database"], safe="")
    if START["host"].startswith("/"):
        return "postgresql://%s%s@/%s?host=%s&port=%s" % (
            user, password, database, START["host"], START["port"])
    return "postgresql://%s%s@%s:%s/%s" % (user, password, START["host"], START["port"], database)


URL = scratch_url()
LOOKS_LIKE_URL = re.compile(r"^(postgres|sqlite|mysql|mariadb|cockroach|mssql|oracle)[a-z0-9+]*:")


def value_for(name):
    """What a variable of the environment that env.py asks for by this name may hold."""
    upper = name.upper()
    if "URL" in upper or "URI" in upper or "DSN" in upper:
        return URL
    if START["engine"] == "sqlite" or "ECHO" in upper or "DEBUG" in upper:
        return None
    for words, value in (
        (("HOST", "SERVER"), START["host"]),
        (("PORT",), START["port"]),
        (("PASS",), START["password"] or "mtest"),
        (("USER",), START["user"]),
        (("DB", "DATABASE", "NAME"), START["database"]),
    ):
        if any(word in upper for word in words):
            return value
    return None


def point_environment():
    """Code that connects past SQLAlchemy finds the scratch database, too."""
    for name in ("PGSERVICE", "PGPASSFILE", "PGHOSTADDR", "PGOPTIONS"):
        os.environ.pop(name, None)
    if START["engine"] == "postgres":
        for name, key in (("PGHOST", "host"), ("PGPORT", "port"), ("PGUSER", "user"),
                          ("PGDATABASE", "database"), ("PGPASSWORD", "password")):
            os.environ[name] = START[key]
    for name, value in list(os.environ.items()):
        if LOOKS_LIKE_URL.match(value):
            os.environ[name] = URL
    os.environ["DATABASE_URL"] = URL
    asked = re.findall(r"environ(?:\.get\(|\[)\s*[\"']([A-Za-z_0-9]+)[\"']", START["env"])
    asked += re.findall(r"getenv\(\s*[\"']([A-Za-z_0-9]+)[\"']", START["env"])
    for name in asked:
        value = value_for(name)
        if value is not None and (name not in os.environ or value == URL):
            os.environ[name] = value


point_environment()
os.chdir(START["working"])
# The `alembic` program does not have the working folder in its path (prepend_sys_path is Alembic's
# own way to that); behind everything else it does no harm and helps projects that set PYTHONPATH.
sys.path[:] = [entry for entry in sys.path if entry != ""] + [os.getcwd()]

try:
    import alembic
    import sqlalchemy
    from alembic.config import CommandLine, Config
    from alembic.runtime import migration as runtime
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import event, exc as sa_exc
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool
except ImportError as error:
    give_up("cannot import %s: %s" % (error.name or "a module", error), error.name)


class Recorder:
    """What one revision does on its connection, while its own code runs."""

    def __init__(self):
        self.path = None
        self.active = False
        self.begin(None)

    def begin(self, path):
        self.path = path
        self.errors = []
        self.stranger = False
        self.started = {}

    def line(self):
        frame = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename == self.path:
                return frame.f_lineno
            frame = frame.f_back
        return 0


RECORDER = Recorder()
# What outlives a step on its connection, and would not in a process of its own.
STRANGER = re.compile(
    r"^\s*(SET\s(?!LOCAL\b|CONSTRAINTS\b)|RESET|PREPARE|LISTEN|LOAD|PRAGMA|CREATE\s+TEMP|DECLARE)"
    r"|\bset_config\s*\(|\bpg_(try_)?advisory_lock\s*\(", re.IGNORECASE)


def listen():
    @event.listens_for(Engine, "before_cursor_execute")
    def before(conn, cursor, statement, parameters, context, executemany):
        if RECORDER.active:
            RECORDER.stranger = RECORDER.stranger or bool(STRANGER.search(statement))
            CHANNEL.send("statement", sql=statement[:LONGEST], line=RECORDER.line())
            RECORDER.started[id(cursor)] = time.perf_counter()

    @event.listens_for(Engine, "after_cursor_execute")
    def after(conn, cursor, statement, parameters, context, executemany):
        started = RECORDER.started.pop(id(cursor), None)
        if RECORDER.active and started is not None:
            CHANNEL.send("done", rows=getattr(cursor, "rowcount", -1),
                         seconds=time.perf_counter() - started)

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

    event.listen(Engine, "do_connect", redirect)
    event.listen(Pool, "connect", prepare_connection)


def redirect(dialect, record, cargs, cparams):
    """Whatever URL env.py has put together: this goes to the scratch database."""
    wanted = "postgresql" if START["engine"] == "postgres" else "sqlite"
    if dialect.name != wanted:
        raise RuntimeError("mtest: the code connects to %s, and the engine of this run is %s"
                           % (dialect.name, START["engine"]))
    if wanted == "sqlite":
        cargs[:] = [START["file"]]
        cparams.pop("uri", None)
        return
    for key in ("host", "hostaddr", "port", "user", "username", "password", "database", "dbname",
                "dsn", "service", "passfile", "conninfo", "ssl", "sslmode", "sslcert", "sslkey",
                "sslrootcert"):
        cparams.pop(key, None)
    cargs[:] = []
    cparams["user"] = START["user"]
    if START["password"]:
        cparams["password"] = START["password"]
    if dialect.driver == "pg8000" and START["host"].startswith("/"):
        cparams["unix_sock"] = "%s/.s.PGSQL.%s" % (START["host"], START["port"])
    else:
        cparams["host"] = START["host"]
        cparams["port"] = int(START["port"])
    cparams["database" if dialect.driver in ("asyncpg", "pg8000") else "dbname"] = START["database"]


def prepare_connection(connection, record):
    if not type(connection).__module__.startswith("sqlite3"):
        return
    folder = os.path.realpath(os.path.dirname(START["file"]))
    attach = 24  # SQLITE_ATTACH

    def authorize(action, first, second, database, trigger):
        if action == attach and first and first != ":memory:":
            if os.path.dirname(os.path.realpath(first)) != folder:
                return 1
        return 0

    connection.execute("PRAGMA synchronous = OFF")
    connection.set_authorizer(authorize)


def describe(error, path):
    """An exception as mtest reports it: the database's own words where it is the database's."""
    orig = getattr(error, "orig", None)
    text = first_line(error)
    fields = {"exception": type(error).__name__, "state": "", "database": False}
    if isinstance(error, sa_exc.DBAPIError) and orig is not None:
        diagnostics = getattr(orig, "diag", None)
        text = getattr(diagnostics, "message_primary", None) or first_line(orig)
        fields.update(
            database=True,
            state=getattr(orig, "pgcode", None) or getattr(orig, "sqlstate", None) or "",
            detail=getattr(diagnostics, "message_detail", None),
            hint=getattr(diagnostics, "message_hint", None),
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
    config.set_main_option("sqlalchemy.url", URL.replace("%", "%%"))
    config.cmd_opts = CommandLine(prog="alembic").parser.parse_args(["upgrade", "heads"])
    return config


class Worker:
    def __init__(self):
        self.config = load_config()
        self.script = ScriptDirectory.from_config(self.config)
        self.script.revision_map.heads  # loads every revision: what fails there fails here
        self.command = None  # the one that waits for an answer
        self.keywords = {}
        self.entered = False

    def revision(self, name):
        return self.script.get_revision(name)

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

    def environment(self, generate, **settings):
        """One run of env.py. EnvironmentContext cannot be subclassed: its proxy would be lost."""
        context = EnvironmentContext(self.config, self.script, fn=generate, as_sql=False,
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
        CHANNEL.send("ready", alembic=alembic.__version__, sqlalchemy=sqlalchemy.__version__,
                     python=sys.version.split()[0], driver=context.connection.dialect.driver,
                     table=context._version.name, schema=context._version.schema)

    def apply(self, context, command):
        """One revision in one direction, as Alembic's own loop takes it."""
        script = self.revision(command["revision"])
        up = command["direction"] == "up"
        step = runtime.RevisionStep(self.script.revision_map, script, up)
        RECORDER.begin(script.module.__file__)
        # SQLAlchemy notes there which enum types it has made, for the life of a context (1.4, 2.0);
        # another process of Alembic's would not know.
        getattr(context.impl, "memo", {}).clear()
        with context.begin_transaction(_per_migration=True):
            heads = runtime.HeadMaintainer(context, context.get_current_heads())
            if command["op"] == "stamp" and (script.revision in heads.heads) == up:
                return  # a step that failed and was rolled back has left it so
            if command["op"] != "stamp":
                self.watched(step.migration_fn)
            if command["op"] != "body":
                heads.update_to_step(step)
            if command["op"] == "step":
                for callback in context.on_version_apply_callbacks:
                    callback(ctx=context, step=step.info, heads=set(heads.heads),
                             run_args=self.keywords)

    def watched(self, function):
        RECORDER.active = True
        try:
            function(**self.keywords)
        finally:
            RECORDER.active = False
            if os.getpid() != PID:  # the child of a migration that forks goes no further
                os._exit(0)

    def answer(self, error=None):
        swallowed = [found for found in RECORDER.errors if not found["nested"]]
        fields = {"swallowed": swallowed[0] if swallowed else None, "worked": error is None}
        if error is not None:
            fields.update(describe(error, RECORDER.path))
        self.command = None
        CHANNEL.send("answer", **fields)
        return fields.get("lost", False)

    def take(self, context, command):
        """True: the connection is not as a new process would find it, and env.py has to run anew."""
        lost = False
        try:
            if command["op"] != "open":
                self.apply(context, command)
            self.settle(context)
            self.answer()
        except GeneratorExit:
            raise
        except BaseException as error:  # sys.exit() in a migration, too
            RECORDER.active = False
            try:
                self.settle(context, "rollback")
            except BaseException:
                lost = True
            lost = self.answer(error) or lost
        return lost or (RECORDER.stranger and command.get("fresh", False))

    def serve(self, heads, context):
        """Alembic's migrations function: it never yields, its body is where the steps run."""
        if self.entered or "engine_name" in self.keywords:
            raise RuntimeError("mtest: env.py migrates several databases in one run")
        self.entered = True
        self.settle(context)
        self.announce(context)
        while self.command["op"] not in ("deploy", "end"):
            if self.take(context, self.command):
                return
            self.command = CHANNEL.receive()
        return
        yield

    def upgrade(self, heads, context):
        """What `alembic upgrade heads` does, and where it is."""
        self.entered = True
        self.announce(context)
        for step in self.script._upgrade_revs("heads", heads):
            RECORDER.begin(step.revision.module.__file__)
            function = step.migration_fn
            step.migration_fn = lambda _function=function, **keywords: self.watched(_function)
            CHANNEL.send("begin", revision=step.revision.revision)
            yield step
            CHANNEL.send("end")
        self.finished = True

    def deploy(self):
        self.finished = False
        try:
            self.environment(self.upgrade)
            if not self.entered:
                raise RuntimeError("mtest: env.py does not call context.run_migrations()")
            if not self.finished:
                raise RuntimeError("mtest: env.py caught what the migration raised")
            self.answer()
        except BaseException as error:
            if not self.entered:
                raise
            self.answer(error)

    def run(self):
        while True:
            if self.command is None:
                self.command = CHANNEL.receive()
            if self.command["op"] == "end":
                return
            if self.command["op"] == "deploy":
                self.deploy()
                continue
            try:
                self.environment(self.serve, transaction_per_migration=True)
            except BaseException:
                # Behind an answer this is the end of a connection that is given up.
                if self.command is not None:
                    raise
            if not self.entered:
                raise RuntimeError("mtest: env.py does not call context.run_migrations()")


def main():
    listen()
    try:
        Worker().run()
    except BaseException as error:
        fields = describe(error, None)
        CHANNEL.send("refused", problem=fields["message"], where=fields["where"],
                     module=error.name if isinstance(error, ModuleNotFoundError) else None)


main()
