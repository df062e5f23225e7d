"""Trim the names"""
import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"


def upgrade():
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, name FROM users")).fetchall():
        op.execute("UPDATE users SET name = '%s' WHERE id = %s" % (row[1].strip(), row[0]))


def downgrade():
    op.execute("UPDATE users SET name = name")
