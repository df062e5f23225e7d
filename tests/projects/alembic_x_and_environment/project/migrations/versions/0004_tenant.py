"""A table of the tenant's"""
import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table(
        context.get_x_argument(as_dictionary=True)["tenant"],
        sa.Column("id", sa.Integer, primary_key=True),
    )


def downgrade():
    op.drop_table("demo")
