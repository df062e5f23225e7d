"""Find members by nick."""
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    # Must run outside a transaction.
    op.execute("""
        CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_members_nick ON members (nick DESC)
    """)


def downgrade():
    op.execute("DROP INDEX CONCURRENTLY IF EXISTS ix_members_nick")
