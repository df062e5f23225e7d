"""Writes an Alembic project of N reversible revisions for PostgreSQL, always the same for N."""
import os
import random

ENV = '''import os

from alembic import context
from sqlalchemy import create_engine, pool

import models

connectable = context.config.attributes.get("connection", None)
if connectable is None:
    connectable = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
with connectable.connect() as connection:
    context.configure(connection=connection, target_metadata=models.metadata,
                      transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
'''
INI = "[alembic]\nscript_location = migrations\nsqlalchemy.url = postgresql://\n"
# pytest-alembic asks for an engine; each of its tests gets an empty database.
CONFTEST = '''import os
import uuid

import pytest
import sqlalchemy as sa


@pytest.fixture
def alembic_engine():
    admin = os.environ["BENCH_ADMIN_URL"]
    name = "suite_" + uuid.uuid4().hex
    engine = sa.create_engine(admin, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE " + name))
    own = sa.create_engine(sa.engine.make_url(admin).set(database=name))
    yield own
    own.dispose()
    with engine.connect() as connection:
        connection.execute(sa.text("DROP DATABASE %s WITH (FORCE)" % name))
'''
REVISION = '''"""%s"""
from alembic import op
import sqlalchemy as sa

revision = %r
down_revision = %r


def upgrade():
    %s


def downgrade():
    %s
'''
TYPES = ("sa.Integer()", "sa.String(length=80)", "sa.Text()", "sa.Boolean()", "sa.BigInteger()",
         "sa.Numeric(precision=10, scale=2)", "sa.DateTime(timezone=True)")


class Chain:
    def __init__(self):
        self.chance = random.Random(1)
        self.tables = {}  # name: lines of sa.Table below models.py
        self.columns = {}  # name: names of its text columns

    def table(self, number):
        name = "table_%d" % number
        lines = ["sa.Column('id', sa.Integer(), primary_key=True)"]
        lines += ["sa.Column('part_%d', %s)" % (i, self.chance.choice(TYPES)) for i in range(5)]
        lines += ["sa.Column('note', sa.Text())"]
        self.tables[name], self.columns[name] = list(lines), ["note"]
        return ("make " + name, "op.create_table(%r, %s)" % (name, ", ".join(lines)),
                "op.drop_table(%r)" % name)

    def column(self, number, table):
        name = "column_%d" % number
        kind = self.chance.choice(TYPES)
        column = "sa.Column(%r, %s)" % (name, kind)
        self.tables[table].append(column)
        if kind == "sa.Text()":
            self.columns[table].append(name)
        return ("add %s to %s" % (name, table), "op.add_column(%r, %s)" % (table, column),
                "op.drop_column(%r, %r)" % (table, name))

    def index(self, number, table):
        name, column = "index_%d" % number, self.chance.choice(self.columns[table])
        self.tables[table].append("sa.Index(%r, %r)" % (name, column))
        return ("index " + table, "op.create_index(%r, %r, [%r])" % (name, table, column),
                "op.drop_index(%r, table_name=%r)" % (name, table))

    def key(self, number, table):
        name, column = "key_%d" % number, "other_%d" % number
        other = self.chance.choice(sorted(self.tables))
        self.tables[table] += ["sa.Column(%r, sa.Integer())" % column,
                               "sa.ForeignKeyConstraint([%r], ['%s.id'], name=%r)"
                               % (column, other, name)]
        return ("let %s refer to %s" % (table, other),
                "op.add_column(%r, sa.Column(%r, sa.Integer()))\n    "
                "op.create_foreign_key(%r, %r, %r, [%r], ['id'])"
                % (table, column, name, table, other, column),
                "op.drop_constraint(%r, %r, type_='foreignkey')\n    op.drop_column(%r, %r)"
                % (name, table, table, column))

    def check(self, number, table):
        name = "check_%d" % number
        return ("check " + table,
                "op.create_check_constraint(%r, %r, 'length(note) < 1000')" % (name, table),
                "op.drop_constraint(%r, %r, type_='check')" % (name, table))

    def view(self, number, table):
        return ("look at " + table,
                'op.execute("CREATE VIEW view_%d AS SELECT id, note FROM %s")' % (number, table),
                'op.execute("DROP VIEW view_%d")' % number)

    def fill(self, number, table):
        return ("fill " + table,
                """op.execute("UPDATE %s SET note = 'n%d' WHERE note IS NULL")""" % (table, number),
                """op.execute("UPDATE %s SET note = NULL WHERE note = 'n%d'")""" % (table, number))

    def step(self, number):
        if number % 4 == 1:
            return self.table(number)
        table = self.chance.choice(sorted(self.tables))
        kinds = (self.column, self.column, self.index, self.key, self.check, self.view, self.fill)
        return self.chance.choice(kinds)(number, table)


def write(folder, count):
    """Returns the revisions' names in order."""
    chain, parent, names = Chain(), None, []
    os.makedirs(os.path.join(folder, "migrations", "versions"))
    os.makedirs(os.path.join(folder, "tests"))

    def put(path, text):
        with open(os.path.join(folder, *path.split("/")), "w", encoding="utf-8") as file:
            file.write(text)

    for number in range(1, count + 1):
        message, up, down = chain.step(number)
        name = "%04d" % number
        put("migrations/versions/%s_step.py" % name, REVISION % (message, name, parent, up, down))
        names.append(name)
        parent = name
    put("migrations/env.py", ENV)
    put("alembic.ini", INI)
    put("tests/conftest.py", CONFTEST)
    put("models.py", "import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n" + "".join(
        "sa.Table(%r, metadata, %s)\n" % (name, ",\n    ".join(lines))
        for name, lines in chain.tables.items()))
    return names
