"""Where the worker runs: the working folder, the environment, and the URL that all may use."""
import importlib.util
import os
import re
import select
import sys
import threading
import time
from urllib.parse import quote

from mtest_alembic.channel import CHANNEL, NURSERY, START, give_up

LOOKS_LIKE_URL = re.compile(
    r"^(postgres|sqlite|mysql|mariadb|cockroach|mssql|oracle)[a-z0-9]*(\+[a-z0-9_]+)?:")
DIALECT = {"postgres": "postgresql", "sqlite": "sqlite"}[START["engine"]]


def own_driver(url):
    """The "+driver" of a URL for this engine; "" where it names none."""
    found = LOOKS_LIKE_URL.match(url or "")
    return found.group(2) or "" if found and DIALECT.startswith(found.group(1)) else ""


def is_there(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def usual_driver():
    """For an env.py whose own URL is not known. What is not installed is said by SQLAlchemy."""
    asynchronous = re.search(r"\brun_sync\b|async_engine|AsyncEngine", START["env"])
    if START["engine"] == "sqlite":
        return "+aiosqlite" if asynchronous else ""
    if asynchronous:
        return "+psycopg" if is_there("psycopg") and not is_there("asyncpg") else "+asyncpg"
    for module in ("psycopg2", "psycopg", "pg8000"):
        if is_there(module) and is_there("sqlalchemy.dialects.postgresql." + module):
            return "" if module == "psycopg2" else "+" + module
    return ""


def url():
    return scratch_url(DRIVER)


def scratch_url(driver):
    if START["engine"] == "sqlite":
        return "sqlite%s:///%s" % (driver, START["file"])
    password = ":" + quote(START["password"], safe="") if START["password"] else ""
    user = quote(START["user"], safe="")
    database = quote(START["database"], safe="")
    if START["host"].startswith("/"):
        return "postgresql%s://%s%s@/%s?host=%s&port=%s" % (
            driver, user, password, database, START["host"], START["port"])
    host = "[%s]" % START["host"] if ":" in START["host"] else START["host"]
    return "postgresql%s://%s%s@%s:%s/%s" % (
        driver, user, password, host, START["port"], database)


def value_for(name):
    """What a variable of the environment that env.py asks for by this name may hold."""
    upper = name.upper()
    if "URL" in upper or "URI" in upper or "DSN" in upper:
        return url()
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


def point():
    """Code that connects past SQLAlchemy finds the scratch database, too."""
    for name in ("PGSERVICE", "PGPASSFILE", "PGHOSTADDR", "PGOPTIONS"):
        os.environ.pop(name, None)
    os.environ.update(setting.partition("=")[::2] for setting in START["environment"])
    if START["engine"] == "postgres":
        for name, key in (("PGHOST", "host"), ("PGPORT", "port"), ("PGUSER", "user"),
                          ("PGDATABASE", "database"), ("PGPASSWORD", "password")):
            os.environ[name] = START[key]
    for name, value in list(os.environ.items()):
        if LOOKS_LIKE_URL.match(value):
            os.environ[name] = scratch_url(own_driver(value) or usual_driver())
    if not LOOKS_LIKE_URL.match(os.environ.get("DATABASE_URL", "")):
        os.environ["DATABASE_URL"] = url()
    asked = re.findall(r"environ(?:\.get\(|\[)\s*[\"']([A-Za-z_0-9]+)[\"']", START["env"])
    asked += re.findall(r"getenv\(\s*[\"']([A-Za-z_0-9]+)[\"']", START["env"])
    for name in asked:
        value = value_for(name)
        known = os.environ.get(name)
        if value is not None and (
                known is None or value == url() and not LOOKS_LIKE_URL.match(known)):
            os.environ[name] = value


def below(path, prefix):
    """path without the folder prefix in front; None: it is not below it."""
    if path is None or prefix == ".":
        return path
    return path[len(prefix) + 1:] if path.startswith(prefix + "/") else None


def find_project():
    """Behind a command of mtest.yaml: the project lies where the command starts, as a whole or
    from the folder on where Alembic is called."""
    here, tried = os.getcwd(), []
    for prefix in dict.fromkeys((".", START["working"])):
        files = {key: below(START[key], prefix) for key in ("ini", "pyproject", "script")}
        wanted = os.path.join(here, files["script"] or "", "env.py")
        if files["script"] is None or any(START[key] and not files[key] for key in files):
            continue
        if os.path.exists(wanted):
            START.update((key, path and os.path.join(here, path)) for key, path in files.items())
            START["working"] = os.path.join(here, below(START["working"] + "/", prefix) or "")
            compare_sources(here, prefix)
            return
        tried.append(wanted)
    give_up("mtest: the command of python: starts in %s, and there is no %s"
            % (here, " nor ".join(tried) or START["script"]))


def compare_sources(here, prefix):
    """What is walked there must be what was read here."""
    for path, text in START["sources"]:
        there = os.path.join(here, below(path, prefix) or path)
        try:
            with open(there, "rb") as file:
                found = file.read()
        except OSError as error:
            give_up("mtest: where the command of python: runs, %s is missing (%s): it needs the "
                    "files as they are here" % (path, error.strerror))
        if found != text.encode():
            give_up("mtest: %s is another file where the command of python: runs (%s): it needs "
                    "the files as they are here" % (path, there))


def leave_with_mtest():
    """No signal of mtest's reaches what runs behind a command; that the pipe is closed does."""
    def wait():
        poll = select.poll()
        poll.register(CHANNEL.reader.fileno(), 0)
        while not any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll()):
            pass
        time.sleep(1)  # for an orderly end
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def find_file():
    """SQLite's database must be the one that mtest looks at."""
    try:
        found = os.stat(os.path.dirname(START["file"])).st_ino
    except OSError:
        found = None
    if found != START["file_folder"]:
        give_up("mtest: the scratch database of SQLite is a file of this machine, and the command "
                "of python: leads to where it is not: name an interpreter of this machine")


DRIVER = own_driver(START["url"]) or usual_driver()
if START["away"]:
    leave_with_mtest()
    find_project()
    if START["engine"] == "sqlite":
        find_file()
if not NURSERY:
    point()
os.chdir(START["working"])
# The `alembic` program does not have the working folder in its path (prepend_sys_path is Alembic's
# own way to that); behind everything else it does no harm and helps projects that set PYTHONPATH.
sys.path[:] = [entry for entry in sys.path if entry != ""] + [os.getcwd()]
