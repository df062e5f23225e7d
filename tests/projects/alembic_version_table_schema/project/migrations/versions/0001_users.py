"""Create users"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA shop")
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), schema="shop")


def downgrade():
    op.drop_table("users", schema="shop")
    op.execute("DROP SCHEMA shop")
