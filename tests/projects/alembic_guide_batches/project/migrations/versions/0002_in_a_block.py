"""Short nicks, in an autocommit block."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("members", sa.Column("short", sa.String(20)))
    with op.get_context().autocommit_block():
        while True:
            done = op.get_bind().exec_driver_sql(
                """
                UPDATE members SET short = left(nick, 20)
                 WHERE id IN (SELECT id FROM members WHERE short IS NULL
                               LIMIT 100 FOR UPDATE SKIP LOCKED)
                """
            )
            if done.rowcount == 0:
                break


def downgrade():
    op.drop_column("members", "short")
