"""Add an email"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    columns = {}
    op.add_column("users", columns["email"])


def downgrade():
    op.drop_column("users", "email")
