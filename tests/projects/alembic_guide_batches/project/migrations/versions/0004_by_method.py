"""Fill a column, with a method that is not there."""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    connection = op.get_bind()
    while True:
        done = connection.execute(
            sa.text(
                """
                UPDATE members SET long = upper(nick)
                 WHERE id IN (SELECT id FROM members WHERE long <> upper(nick) LIMIT 100)
                """
            )
        )
        connection.commit()
        if done.rowcount == 0:
            break


def downgrade():
    op.execute("UPDATE members SET long = nick")
