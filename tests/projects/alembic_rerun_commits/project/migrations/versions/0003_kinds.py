"""Rows that a second run adds again, in a transaction of their own.

Revision ID: 0003
"""
from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("CREATE TABLE IF NOT EXISTS kinds (name text)")
    with op.get_context().autocommit_block():
        op.execute("INSERT INTO kinds VALUES ('one')")


def downgrade():
    op.execute("DROP TABLE IF EXISTS kinds")
