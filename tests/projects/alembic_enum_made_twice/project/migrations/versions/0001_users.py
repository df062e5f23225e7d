"""Create users"""
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mood", sa.Enum("glad", "sad", name="mood"), nullable=False),
    )


def downgrade():
    op.drop_table("users")
    op.execute("DROP TYPE mood")
