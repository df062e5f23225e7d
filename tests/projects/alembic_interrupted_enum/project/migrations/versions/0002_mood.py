"""Add a mood"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('glad')")
    op.execute("ALTER TABLE users ADD COLUMN mood mood")


def downgrade():
    op.drop_column("users", "mood")
    op.execute("DROP TYPE mood")
