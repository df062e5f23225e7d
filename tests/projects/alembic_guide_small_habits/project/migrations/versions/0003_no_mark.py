"""Goods have no mark."""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("goods") as batch:
        batch.drop_column("mark")


def downgrade():
    with op.batch_alter_table("goods") as batch:
        batch.add_column(sa.Column("mark", sa.Boolean(), nullable=True))
