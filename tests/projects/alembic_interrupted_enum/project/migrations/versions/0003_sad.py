"""Add a value"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE mood ADD VALUE 'sad'")
    op.execute("UPDATE users SET mood = 'sad' WHERE mood IS NULL")


def downgrade():
    pass
