"""A commit that nobody sees coming.

Revision ID: 0004
"""
from alembic import op
import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade():
    op.execute("ALTER TABLE kinds ADD COLUMN IF NOT EXISTS rank integer")
    op.execute("ALTER TABLE kinds ADD CHECK (rank > 0)")
    op.get_bind().connection.commit()


def downgrade():
    op.execute("ALTER TABLE kinds DROP COLUMN rank")
