"""Create orders"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mood", sa.Enum("glad", "sad", name="mood"), nullable=False),
    )


def downgrade():
    op.drop_table("orders")
