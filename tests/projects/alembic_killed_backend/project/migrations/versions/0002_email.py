"""Add an email"""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def downgrade():
    op.execute("SELECT 1")
