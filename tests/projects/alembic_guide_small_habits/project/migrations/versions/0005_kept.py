"""Goods are kept for a while."""
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.rename_table("goods", "goods_before")


def downgrade():
    op.rename_table("goods_before", "goods")
