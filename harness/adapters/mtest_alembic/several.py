"""An env.py that calls run_migrations() more than once: for each schema of one database, one run
of env.py is one step, in all of them, as `alembic upgrade +1` takes it."""
import re

from mtest_alembic.channel import START

# Only an env.py that looks like it is run once more, to see how often it comes to its migrations.
HINT = re.compile(r"^\s*(async\s+)?for\s.*:\s*(#.*)?$|^\s*while\s|engine_name", re.MULTILINE)


def database_of(context):
    url = context.connection.engine.url
    return url.host, url.port, url.database


def look(worker):
    """True: it migrates several schemas."""
    if not HINT.search(START["env"]):
        return False
    seen, names = [], []

    def count(heads, context):
        worker.entered = True
        worker.settle(context)
        seen.append(database_of(context))
        names.append(worker.keywords.get("engine_name", ""))
        return
        yield

    worker.environment(count)
    if len(set(seen)) > 1 or any(names):
        raise RuntimeError(
            "mtest: env.py migrates several databases in one run (%s), and mtest walks one: let "
            "env.py take the one that an -x argument names (x_args: in mtest.yaml)"
            % ", ".join(name or str(url[-1]) for name, url in zip(names, seen)))
    return len(seen) > 1


def take(worker, command):
    """One command in each schema. An error ends env.py, as it does on the command line."""

    if command["op"] == "trial":
        worker.answer(RuntimeError("mtest: each schema has a transaction of its own"))
        return

    def step(heads, context):
        worker.entered = True
        worker.heads = None
        try:
            worker.settle(context)
            if not worker.announced:
                worker.announce(context)
            if command["op"] != "open":
                worker.apply(context, command)
            worker.settle(context)
            worker.flush(context)
        except BaseException:
            worker.heads = None
            worker.settle(context, "rollback")
            raise
        return
        yield

    try:
        worker.environment(step, transaction_per_migration=True)
        worker.answer()
    except BaseException as error:
        worker.answer(error)
