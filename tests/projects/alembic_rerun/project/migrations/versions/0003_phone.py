"""A phone number and its index, of which one is guarded.

Revision ID: 0003
"""
from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade():
    columns = [column["name"] for column in sa.inspect(op.get_bind()).get_columns("users")]
    if "phone" not in columns:
        op.add_column("users", sa.Column("phone", sa.Text()))
    op.create_index("ix_users_phone", "users", ["phone"])


def downgrade():
    op.drop_index("ix_users_phone", "users")
    with op.batch_alter_table("users") as batch:
        batch.drop_column("phone")
