"""Trim the names where there is a database"""
import sqlalchemy as sa
from alembic import context, op

revision = "0005"
down_revision = "0004"


def upgrade():
    if not context.is_offline_mode():
        op.get_bind().execute(sa.text("SELECT id, name FROM users")).fetchall()
    op.execute("UPDATE users SET name = name")


def downgrade():
    op.execute("UPDATE users SET name = name")
