"""Users once more, with a look first.

Revision ID: 0002
"""
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    tables = sa.inspect(op.get_bind()).get_table_names()
    if "users" not in tables:
        op.create_table(
            "users", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.Text()))
    if "tags" not in tables:
        op.create_table("tags", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("tags")
