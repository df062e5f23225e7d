"""Labels, with a look on both sides.

Revision ID: 0003
"""
from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def is_there():
    return sa.inspect(op.get_bind()).has_table("labels")


def upgrade():
    if not is_there():
        op.create_table("labels", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    if is_there():
        op.drop_table("labels")
