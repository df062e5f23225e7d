"""What follows is tested on what the chain builds.

Revision ID: 0005
"""
from alembic import op
import sqlalchemy as sa

revision = "0005"
down_revision = "0004"


def upgrade():
    op.execute("INSERT INTO kinds (name) SELECT 'more' FROM pg_constraint WHERE conname = 'kinds_rank_check'")
    op.execute("COMMENT ON TABLE kinds IS 'of users'")


def downgrade():
    op.execute("COMMENT ON TABLE kinds IS NULL")
    op.execute("DELETE FROM kinds WHERE name = 'more'")
