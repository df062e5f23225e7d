"""Add a city, and an index that stays"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.create_table("cities", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("streets", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("cities")
