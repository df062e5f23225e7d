"""Create orders"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

state = sa.Enum("open", "paid", name="order_state")


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("state", state, nullable=False),
    )


def downgrade():
    op.drop_table("orders")
    state.drop(op.get_bind())
