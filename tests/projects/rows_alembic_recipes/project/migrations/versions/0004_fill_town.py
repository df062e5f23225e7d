"""Fill the towns in batches"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BATCH = "SELECT id FROM users WHERE town IS NULL LIMIT 3"


def upgrade():
    connection = op.get_bind()
    while True:
        result = connection.execute(
            sa.text("UPDATE users SET town = 'unknown' WHERE id IN (%s)" % BATCH)
        )
        if result.rowcount == 0:
            break


def downgrade():
    op.execute("UPDATE users SET town = NULL WHERE town = 'unknown'")
