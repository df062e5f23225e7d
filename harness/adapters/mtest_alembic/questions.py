"""What mtest asks besides steps: the chain as Alembic knows it, the models, and what is sent."""
import io
import json

from alembic import util
from alembic.autogenerate import api
from alembic.runtime import migration as runtime
from sqlalchemy import event
from sqlalchemy.engine import Engine

from mtest_alembic import differences, several
from mtest_alembic.channel import CHANNEL, START
from mtest_alembic.statements import RECORDER, describe


def lines(names):
    return "\n".join(sorted(names or ()))


def chain(worker, command):
    """The revisions as Alembic has read them, by running their files."""
    for script in worker.script.walk_revisions():
        CHANNEL.send("revision", id=script.revision,
                     down_revision=lines(util.to_tuple(script.down_revision, default=())),
                     branch_labels=lines(script._orig_branch_labels),
                     depends_on=lines(script._resolved_dependencies))
    CHANNEL.send("heads", ids=lines(worker.script.get_heads()))
    worker.answer()


def look(worker, generate, **settings):
    """One run of env.py in which nothing is migrated; generate does not yield."""
    try:
        worker.environment(generate, **settings)
        if not worker.entered:
            raise RuntimeError("mtest: env.py does not call context.run_migrations()")
        worker.answer()
    except BaseException as error:
        worker.answer(error)


def compare(context):
    """As `alembic check` does it, with the settings that env.py gives to autogenerate."""
    metadata = context.opts.get("target_metadata")
    if metadata is None:
        return
    script = api.produce_migrations(context, metadata)
    script.rev_id = util.rev_id()
    directives = [script]
    change = context.opts.get("process_revision_directives")
    if change is not None:
        change(context, context.get_current_heads(), directives)
    for directive in directives:
        for operations in directive.upgrade_ops_list:
            for difference in operations.as_diffs():
                for fields in differences.words(difference, context.dialect):
                    CHANNEL.send("difference", **fields)


def drift(worker, command):
    """Where no run of env.py is under way, in one of its own, as Alembic's programs have it."""
    RECORDER.begin(None)

    def generate(heads, context):
        if worker.entered:
            raise RuntimeError("mtest: env.py migrates several schemas in one run")
        worker.entered = True
        worker.announce(context)
        compare(context)
        worker.settle(context, "rollback")
        return
        yield

    look(worker, generate)


def offline(worker, command):
    """Which revisions `alembic upgrade --sql` cannot render."""
    RECORDER.begin(None)

    def generate(heads, context):
        if worker.entered:
            return
        worker.entered = True
        for script in reversed(list(worker.script.walk_revisions())):
            step = runtime.RevisionStep(worker.script.revision_map, script, True)
            try:
                step.migration_fn(**worker.keywords)
            except BaseException as error:
                fields = describe(error, script.module.__file__)
                CHANNEL.send("problem", id=script.revision, message=fields["message"],
                             line=fields["line"])
        return
        yield

    kept, worker.config.output_buffer = worker.config.output_buffer, io.StringIO()
    try:
        look(worker, generate, as_sql=True)
    finally:
        worker.config.output_buffer = kept


def sent_text(cursor, statement, parameters, executemany):
    """What went to the database: as the driver wrote it where it tells."""
    query = None if executemany else getattr(cursor, "query", None)
    if isinstance(query, bytes):
        return query.decode("utf-8", "replace")
    if not parameters:
        return statement
    return "-- with %s\n%s" % (json.dumps(parameters, default=str), statement)


def show(worker, command):
    """A step, and the whole text of each of its statements."""

    def sent(conn, cursor, statement, parameters, context, executemany):
        if RECORDER.active:
            CHANNEL.send("sent", text=sent_text(cursor, statement, parameters,
                                                executemany))

    def generate(heads, context):
        worker.entered, worker.heads = True, None
        worker.announce(context)
        worker.take(context, dict(command, op="step"))
        return
        yield

    event.listen(Engine, "after_cursor_execute", sent)
    try:
        if worker.several:
            several.take(worker, dict(command, op="step"))
        else:
            worker.environment(generate, transaction_per_migration=True)
    except BaseException:
        if worker.command is not None:  # else it is the end of a connection that is given up
            raise
    finally:
        event.remove(Engine, "after_cursor_execute", sent)
    if not worker.entered:
        raise RuntimeError("mtest: env.py does not call context.run_migrations()")


def drift_here(context):
    """What env.py has set for the steps it would set again, and the steps keep what they know."""
    RECORDER.begin(None)
    compare(context)


# Beside those of steps.py.
COMMANDS = {"chain": chain, "drift": drift, "offline": offline, "show": show}
LOOKS = {} if START["paranoid"] else {"drift": drift_here}
