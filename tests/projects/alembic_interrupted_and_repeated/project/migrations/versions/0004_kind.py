"""Add a kind"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    op.add_column("users", sa.Column("kind", sa.Text))
    op.create_index("ix_users_kind", "users", ["kind"])


def downgrade():
    op.drop_column("users", "kind")
