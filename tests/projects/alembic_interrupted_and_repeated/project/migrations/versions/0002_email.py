"""Add and index the address"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN IF NOT EXISTS email text")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_users_email")
        op.execute("CREATE INDEX CONCURRENTLY ix_users_email ON users (email)")


def downgrade():
    op.drop_column("users", "email")
