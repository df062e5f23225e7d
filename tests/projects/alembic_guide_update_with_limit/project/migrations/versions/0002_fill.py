"""Shorten the nicks."""
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    connection = op.get_bind()
    connection.exec_driver_sql(
        """
        UPDATE members
           SET nick = left(nick, 20)
         WHERE length(nick) > 20
         LIMIT 10000
        """
    )


def downgrade():
    op.execute("UPDATE members SET nick = nick")
