"""Allow paid orders"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None


def upgrade():
    op.execute("ALTER TYPE order_state ADD VALUE 'paid'")


def downgrade():
    op.execute("ALTER TYPE order_state RENAME TO order_state_old")
    op.execute("CREATE TYPE order_state AS ENUM ('open')")
    op.execute(
        "ALTER TABLE orders ALTER COLUMN state TYPE order_state USING state::text::order_state"
    )
    op.execute("DROP TYPE order_state_old")
