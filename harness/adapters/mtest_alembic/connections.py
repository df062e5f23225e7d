"""Every connection goes to the scratch database, whatever URL env.py uses."""
import os
import re
import sys

from mtest_alembic.channel import START, give_up


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
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool
except ImportError as error:
    give_up("cannot import %s: %s" % (error.name or "a module", error), error.name)

VERSIONS = {"alembic": alembic.__version__, "sqlalchemy": sqlalchemy.__version__,
            "python": sys.version.split()[0]}


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


def listen():
    event.listen(Engine, "do_connect", redirect)
    event.listen(Pool, "connect", prepare_connection)
