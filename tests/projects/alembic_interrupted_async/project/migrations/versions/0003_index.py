"""Index the name"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        with op.get_context().autocommit_block():
            op.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_users_name ON users (name)")
    else:
        op.execute("CREATE INDEX IF NOT EXISTS ix_users_name ON users (name)")


def downgrade():
    op.drop_index("ix_users_name", "users")
