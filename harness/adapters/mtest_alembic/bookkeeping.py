"""Alembic's UPDATE of the version table, compiled once.

Alembic writes the two revisions into the statement as literal text (up to 1.19), so SQLAlchemy
compiles each of them anew, at half the cost of a step. As parameters they come from its cache, and
a driver that puts parameters into the text itself sends the same bytes.
"""
import re

from alembic.runtime import migration as runtime
from sqlalchemy import String, literal

PLAIN = re.compile(r"'[\w.+-]+'", re.ASCII)


def value(text):
    return literal(text[1:-1], String()) if PLAIN.fullmatch(text) else LITERAL(text)


def update(maintainer, *revisions):
    """In place of HeadMaintainer._update_version()."""
    connection = maintainer.context.connection
    if (connection is None or maintainer.context.as_sql
            or connection.dialect.driver not in ("psycopg2", "pysqlite")
            or len(list(connection.dispatch.before_cursor_execute)) > 1):  # who may read the text
        return UPDATE(maintainer, *revisions)
    runtime.literal_column = value
    try:
        return UPDATE(maintainer, *revisions)
    finally:
        runtime.literal_column = LITERAL


LITERAL = getattr(runtime, "literal_column", None)
UPDATE = getattr(runtime.HeadMaintainer, "_update_version", None)
if LITERAL is not None and UPDATE is not None:
    runtime.HeadMaintainer._update_version = update
