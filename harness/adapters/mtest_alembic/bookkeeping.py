"""Alembic's UPDATE of the version table, compiled once.

Alembic writes the two revisions into the statement as literal text (up to 1.19), so SQLAlchemy
compiles each of them anew, at half the cost of a step. As parameters they come from its cache, and
a driver that puts parameters into the text itself sends the same bytes; to psycopg2 the text goes
as it is, for even to find it in the cache costs a fifth of a step.
"""
import re

from alembic import util
from alembic.runtime import migration as runtime
from sqlalchemy import String, bindparam, literal

PLAIN = re.compile(r"'[\w.+-]+'", re.ASCII)
MISMATCH = "Online migration expected to match one row when updating '%s' to '%s' in '%s'; %d found"


def value(text):
    return literal(text[1:-1], String()) if PLAIN.fullmatch(text) else LITERAL(text)


class Text:
    """The statement for the version table that was asked for last."""
    table = text = None

    def of(self, table, dialect):
        if self.table is not table:
            column = table.c.version_num
            statement = table.update().values({column: bindparam("after", type_=String())}).where(
                column == bindparam("before", type_=String()))
            self.table, self.text = table, str(statement.compile(dialect=dialect))
        return self.text


TEXT = Text()


def nobody_listens(connection):
    """To statements on their way: to what makes them, or to their text beside mtest."""
    heard = connection.dispatch
    return len(list(heard.before_cursor_execute)) == 1 and not heard.before_execute \
        and not heard.after_execute


def goes_as_it_is(context, connection, revisions):
    return (connection.dialect.driver == "psycopg2" and hasattr(connection, "exec_driver_sql")
            and type(context.impl).__module__.startswith("alembic.")
            and not connection.get_execution_options().get("schema_translate_map")
            and all(PLAIN.fullmatch("'%s'" % revision) for revision in revisions)
            and nobody_listens(connection))


def send(maintainer, before, after):
    """As _update_version() does it."""
    context = maintainer.context
    connection = context.connection
    assert after not in maintainer.heads
    maintainer.heads.remove(before)
    maintainer.heads.add(after)
    sent = connection.exec_driver_sql(TEXT.of(context._version, connection.dialect),
                                      {"before": before, "after": after})
    if sent.rowcount != 1:
        raise util.CommandError(
            MISMATCH % (before, after, context.version_table, sent.rowcount))


def update(maintainer, *revisions):
    """In place of HeadMaintainer._update_version()."""
    context = maintainer.context
    connection = context.connection
    if (connection is None or context.as_sql
            or connection.dialect.driver not in ("psycopg2", "pysqlite")
            or len(list(connection.dispatch.before_cursor_execute)) > 1):  # who may read the text
        return UPDATE(maintainer, *revisions)
    if goes_as_it_is(context, connection, revisions):
        return send(maintainer, *revisions)
    runtime.literal_column = value
    try:
        return UPDATE(maintainer, *revisions)
    finally:
        runtime.literal_column = LITERAL


LITERAL = getattr(runtime, "literal_column", None)
UPDATE = getattr(runtime.HeadMaintainer, "_update_version", None)
if LITERAL is not None and UPDATE is not None:
    runtime.HeadMaintainer._update_version = update
