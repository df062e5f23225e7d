"""Add a priority"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

priority = sa.Enum("low", "high", name="order_priority")


def upgrade():
    priority.create(op.get_bind())
    op.add_column("orders", sa.Column("priority", priority))
    orders = sa.table("orders", sa.column("id", sa.Integer), sa.column("state"))
    op.get_bind().execute(sa.select(orders.c.id).where(orders.c.id > 0)).fetchall()


def downgrade():
    op.drop_column("orders", "priority")
