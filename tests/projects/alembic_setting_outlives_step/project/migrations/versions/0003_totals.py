"""Create totals"""
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table("totals", sa.Column("day", sa.Date, primary_key=True))


def downgrade():
    op.drop_table("totals")
