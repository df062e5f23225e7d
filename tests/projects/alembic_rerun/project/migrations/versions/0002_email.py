"""An email, with a look first.

Revision ID: 0002
"""
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def columns():
    return [column["name"] for column in sa.inspect(op.get_bind()).get_columns("users")]


def upgrade():
    if "email" not in columns():
        op.add_column("users", sa.Column("email", sa.Text()))


def downgrade():
    with op.batch_alter_table("users") as batch:
        batch.drop_column("email")
