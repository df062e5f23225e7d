"""Create orders"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade(tenant):
    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("parcels", sa.Column("id", sa.Integer, primary_key=True))


def downgrade(tenant):
    if tenant == "north":
        op.drop_table("parcels")
    op.drop_table("orders")
