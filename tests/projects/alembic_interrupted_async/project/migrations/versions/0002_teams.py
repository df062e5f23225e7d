"""Add two tables"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("rooms", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("rooms")
    op.drop_table("teams")
