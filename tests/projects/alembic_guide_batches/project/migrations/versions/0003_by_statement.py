"""Long nicks, with a COMMIT of its own."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.add_column("members", sa.Column("long", sa.String(255)))
    connection = op.get_bind()
    while True:
        done = connection.exec_driver_sql(
            """
            UPDATE members SET long = nick
             WHERE id IN (SELECT id FROM members WHERE long IS NULL LIMIT 100)
            """
        )
        if done.rowcount == 0:
            break
        connection.exec_driver_sql("COMMIT")


def downgrade():
    op.drop_column("members", "long")
