"""state"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.add_column("users", sa.Column("state", sa.Integer))
    users = sa.table("users", sa.column("id"), sa.column("status"), sa.column("state"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(users.c.id, users.c.status)).fetchall():
        connection.execute(
            sa.update(users).where(users.c.id == row.id).values(state=len(row.status))
        )


def downgrade():
    op.drop_column("users", "state")
