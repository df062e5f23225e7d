"""Every connection goes to the scratch database, whatever URL env.py uses."""
import os
import sys

from mtest_alembic.channel import START, give_up
from mtest_alembic.surroundings import DIALECT

# Mako, which Alembic imports, would take all of Pygments along, for pages that nobody sees: an
# eighth of what a worker's start costs (Mako 1.2, which does without where there is none).
PLUGIN = "mako.ext.pygmentplugin"
sys.modules.setdefault(PLUGIN, None)
try:
    import alembic
    import sqlalchemy
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.pool import Pool
except ImportError as error:
    give_up("cannot import %s: %s" % (error.name or "a module", error), error.name)

if sys.modules[PLUGIN] is None:
    del sys.modules[PLUGIN]
VERSIONS = {"alembic": alembic.__version__, "sqlalchemy": sqlalchemy.__version__,
            "python": sys.version.split()[0]}
# What a URL, or connect_args, may say of the place to go to.
PLACE = ("host", "hostaddr", "port", "user", "username", "password", "database", "dbname", "dsn",
         "service", "passfile", "conninfo", "ssl", "sslmode", "sslcert", "sslkey", "sslrootcert",
         "ssl_context", "unix_sock")


# asyncpg keeps what it has prepared by the statement's text and the types' OIDs (0.27). Steps that
# are processes of their own keep nothing, and find types made anew; one deployment keeps.
KEEPING = []


def keep_caches():
    KEEPING.append(True)


def redirect(dialect, record, cargs, cparams):
    """Whatever URL env.py has put together: this goes to the scratch database."""
    if dialect.name != DIALECT:
        raise RuntimeError("mtest: the code connects to %s, and the engine of this run is %s"
                           % (dialect.name, START["engine"]))
    if DIALECT == "sqlite":
        cargs[:] = [START["file"]]
        cparams.pop("uri", None)
        return
    for key in PLACE:
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
    named = dialect.driver in ("asyncpg", "pg8000")
    cparams["database" if named else "dbname"] = START["database"]
    if dialect.driver == "asyncpg" and not KEEPING:
        cparams["prepared_statement_cache_size"] = cparams["statement_cache_size"] = 0


def authorizer():
    folder = os.path.realpath(os.path.dirname(START["file"]))
    attach = 24  # SQLITE_ATTACH

    def authorize(action, first, second, database, trigger):
        if action == attach and first and first != ":memory:":
            if os.path.dirname(os.path.realpath(first)) != folder:
                return 1
        return 0

    return authorize


def prepare_connection(connection, record):
    kind = type(connection).__module__
    if kind.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous = OFF")
        connection.set_authorizer(authorizer())
    elif kind.endswith(".aiosqlite"):
        # SQLAlchemy's face of it; the real connection lives in a thread of its own.
        inner = connection._connection
        connection.await_(inner.execute("PRAGMA synchronous = OFF"))
        connection.await_(inner._execute(inner._conn.set_authorizer, authorizer()))


def listen():
    event.listen(Engine, "do_connect", redirect)
    event.listen(Pool, "connect", prepare_connection)
